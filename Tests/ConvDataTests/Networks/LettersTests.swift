import ConvData
import ConvNet
import Testing

/// The numbers are those of the same network written in numpy.
struct LettersTests {
  private func letters(silenced edge: Int? = nil) throws -> Network {
    let shipped = try ShippedNetwork.named("letters")
    var weights = shipped.weights
    if let edge {
      for tap in 0..<9 { weights["edges.weight"]?[edge, 0, tap / 3, tap % 3] = 0 }
    }
    let network = try #require(shipped.network)
    let line = try #require(NetworkLine.line(of: network))
    return try NetworkLine.network(line, weights: weights, labels: shipped.labels)
  }
  private func pixels(_ name: String) throws -> Tensor {
    try #require(DrawnPictures.named(name)).pixels
  }

  @Test(arguments: [
    ("L", [0.964663, 0.017668, 0.017668]), ("T", [0.001495, 0.994441, 0.004064]),
    ("O", [0.003878, 0.047242, 0.948880]),
  ]) func `every letter is read as what it is`(_ name: String, _ expected: [Double]) throws {
    #expect(
      try letters().output(of: "softmax", pixels(name)).isClose(to: expected, within: 1e-6))
  }

  @Test(arguments: [
    ("L", [2, 0, 5, 2, 0, 8]), ("T", [4, 4, 2, 2, 5, 7]), ("O", [5, 5, 5, 5, 0, 7]),
  ]) func `the best parts are whole numbers`(_ name: String, _ expected: [Float]) throws {
    #expect(try letters().output(of: "best", pixels(name)).elements == expected)
  }

  @Test func `without the right edges the O becomes an L`() throws {
    let answer = try letters(silenced: 1).output(of: "softmax", pixels("O"))
    #expect(answer.isClose(to: [0.766157, 0.170953, 0.062890], within: 1e-6))
  }

  @Test func `without the bottom edges the O becomes a T`() throws {
    let answer = try letters(silenced: 3).output(of: "softmax", pixels("O"))
    #expect(answer.isClose(to: [0.001491, 0.991826, 0.006683], within: 1e-6))
  }

  @Test func `upright bars have only left and right edges, level ones only top and bottom`() throws
  {
    func strongest(_ name: String) throws -> [Float] {
      let maps = try letters().output(of: "edges", pixels(name))
      return (0..<4).compactMap { maps.map($0).max() }
    }
    #expect(try strongest("bars-upright") == [2, 2, -1, -1])
    #expect(try strongest("bars-level") == [-1, -1, 2, 2])
  }
}
