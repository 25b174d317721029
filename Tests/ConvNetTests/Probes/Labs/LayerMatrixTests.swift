import ConvNet
import Testing

@Suite("Layers as matrices")
struct LayerMatrixTests {
  @Test(
    "A matrix times the input is the layer, and its links are its entries",
    arguments: [
      "input 1x6x6 > conv 2 3x3 nobias", "input 2x7x6 > conv 4 3x2 stride 2 pad 1 groups 2 nobias",
      "input 2x6x6 > avgpool 2", "input 2x9 > conv 3 3 dilation 2 nobias",
      "input 5 > dense 3 nobias",
    ], [false, true])
  func times(line: String, isUnshared: Bool) throws {
    var subject = Subject(try NetworkLine.network(line), try .counted(line))
    if isUnshared {
      guard let unshared = try? subject.unsharing(1) else { return }
      subject = unshared
    }
    let node = subject.network.nodes[1]
    let matrix = try #require(LayerMatrix(node))
    let weights = subject.network.weights[1]
    var known = Fresh()
    let input = try known.answer(.activation(0), of: subject).tensor.elements
    let output = try known.answer(.activation(1), of: subject).tensor.elements
    var links = 0
    for row in 0..<matrix.rows {
      let entries = matrix.row(row)
      var sum = 0.0
      for column in 0..<matrix.columns {
        guard let entry = entries.entry(column) else { continue }
        links += 1
        let weight = entry.weight.map { Double(weights["weight"]?[$0] ?? 0) } ?? 1
        sum += weight / entry.divisor * Double(input[column])
      }
      #expect(abs(sum - Double(output[row])) < 1e-4)
    }
    #expect(matrix.links == links)
    #expect(isUnshared ? matrix.weights == links : matrix.weights <= links)
  }

  @Test("What is more than a weighted sum is no matrix")
  func others() throws {
    let network = try NetworkLine.network("input 1x6x6 > relu > maxpool 2 > flatten > softmax")
    #expect(network.nodes[1...2].allSatisfy { LayerMatrix($0) == nil })
  }
}

extension Picture {
  /// Numbers that are all different, of the input of a line.
  static func counted(_ line: String) throws -> Picture {
    let shape = try NetworkLine.network(line).pictureShape
    let numbers = (0..<shape.count).map { Float(($0 * 7) % 11) / 8 - 0.5 }
    return Picture(name: "counted", pixels: Tensor(shape, numbers))
  }
}
