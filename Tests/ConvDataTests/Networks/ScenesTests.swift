import ConvData
import ConvNet
import Testing

/// The numbers are those of PyTorch 2.15 (`torch.nn.functional.conv2d`, `max_pool2d`) in float64 on
/// pictures drawn with numpy.
struct ScenesTests {
  private static let scenes = ["house", "square", "disc", "triangle", "cross", "checkerboard"]
  private let network: Network

  init() throws { network = try #require(ShippedNetwork.named("scenes").network) }

  private func pixels(_ name: String) throws -> Tensor {
    try #require(DrawnPictures.named(name)).pixels
  }

  @Test(arguments: [
    ("house", [13.2475, -1.8366, -19.9421, -0.7200, 1.7503, 9.0041]),
    ("square", [-22.3438, 21.5938, -9.7812, -3.4688, 2.6250, 11.9688]),
    ("disc", [-24.5770, -4.0988, 37.1998, -2.0135, -3.6768, 2.2408]),
    ("triangle", [-15.3828, -6.9004, 0.6582, 18.9922, 1.7266, 0.6211]),
    ("cross", [-15.0469, -2.9219, -33.6719, 6.4219, 30.5625, 13.7656]),
    ("checkerboard", [-16.7031, -5.0469, -32.7656, -2.8906, 8.9062, 50.1406]),
  ]) func `the logits of a scene are PyTorch's`(_ name: String, _ logits: [Double]) throws {
    #expect(try network.output(of: "scene", pixels(name)).isClose(to: logits, within: 1e-4))
  }

  @Test(arguments: [
    ("house", [487.862, 85.919, 45.837]), ("square", [406.000, 188.000, 108.125]),
    ("disc", [471.698, 134.764, 72.347]), ("triangle", [516.359, 143.219, 90.707]),
    ("cross", [499.000, 279.750, 190.594]), ("checkerboard", [1817.000, 1456.750, 1147.031]),
  ]) func `the maps after each ReLU add up to PyTorch's`(_ name: String, _ sums: [Double]) throws {
    for (layer, expected) in zip(["relu1", "relu2", "relu3"], sums) {
      let maps = try network.output(of: layer, pixels(name))
      #expect(abs(maps.elements.reduce(0) { $0 + Double($1) } - expected) < 2e-3, "\(layer)")
    }
  }

  @Test func `the house is read as a house, and not without doubt`() throws {
    let answer = try network.output(of: "softmax", pixels("house"))
    #expect(abs(answer[0] - 0.98583) < 1e-5)
  }

  @Test(arguments: scenes)
  func `a scene shifted by up to two pixels keeps its answer`(_ name: String) throws {
    let picture = try pixels(name)
    for place in 0..<25 {
      let shifted = shift(picture, rows: place / 5 - 2, columns: place % 5 - 2)
      let logits = try network.output(of: "scene", shifted).elements
      let answer = logits.indices.max { logits[$0] < logits[$1] }
      #expect(
        answer == Self.scenes.firstIndex(of: name), "shifted by \(place / 5 - 2), \(place % 5 - 2)")
    }
  }

  @Test func `every edge and most parts answer somewhere on the house`() throws {
    let outputs = network.pass(try pixels("house"))
    func speaking(_ layer: String) throws -> Int {
      let maps = outputs[try #require(network.graph.index(of: layer))]
      return (0..<maps.shape.channels).count { maps.map($0).contains { $0 > 0.1 } }
    }
    #expect(try speaking("relu1") == 10)
    #expect(try speaking("relu2") == 12)
    #expect(try speaking("relu3") == 14)
  }

  /// What moves in from outside is 0.
  private func shift(_ picture: Tensor, rows: Int, columns: Int) -> Tensor {
    var shifted = Tensor(picture.shape)
    for row in 0..<28 {
      for column in 0..<28
      where (0..<28).contains(row - rows) && (0..<28).contains(column - columns) {
        shifted[0, row, column] = picture[0, row - rows, column - columns]
      }
    }
    return shifted
  }
}
