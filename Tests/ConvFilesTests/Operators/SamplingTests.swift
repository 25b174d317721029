import ConvFiles
import ConvNet
import Testing

/// Operators whose numbers depend on where each number is read.
@Suite struct SamplingTests {
  private func values(
    _ nodes: [WireMessage.Field], _ x: Tensor, opset: Int = 17, declared: [Int?]? = nil,
    type: Int = 1, _ more: [WireMessage.Field] = []
  ) throws -> [String: TracedValue] {
    let graph =
      nodes + [WireMessage.value(11, "x", declared ?? x.shape.sizes, type: type)]
      + [.message(12, WireMessage(.text(1, "y")))] + more
    var options = ImportOptions()
    (options.arraySizes, options.readsWhole) = (x.shape.sizes, true)
    let network = try ModelFile.decode(
      WireMessage.model(opset: opset, graph).bytes, name: "m", options)
    let sample = network.sample(filed: x.reshaped(network.filedSample))
    var values: [String: TracedValue] = [:]
    for (node, output) in zip(network.nodes, network.outputs(of: sample)) {
      let value = try TracedValue(node, [output], stacking: false)
      values[value.name] = value
    }
    return values
  }
  private func word(_ name: String, _ text: String) -> WireMessage {
    WireMessage(.text(1, name), .text(4, text), .number(20, 3))
  }

  @Test(
    "cubic sampling moves each place that it reads inside by itself",
    arguments: [
      // onnxruntime 1.32, and torch.nn.functional.grid_sample(x, g, "bicubic", padding_mode).
      ("border", [7.9166255, 0.8890944, 8.5666065]),
      ("reflection", [7.6525474, 1.332276, 8.609319]),
    ] as [(String, [Float])])
  func cubic(_ padding: String, _ expected: [Float]) throws {
    let x = Tensor(Shape(1, 1, 3, 3), [1, 2, 4, 8, 16, 32, 3, 5, 9])
    let grid = WireMessage.tensor("g", [1, 1, 3, 2], [-1.3, 0.1, -0.9, -1.4, 0.8, 0.7])
    let node = WireMessage.node(
      "GridSample", ["x", "g"], "y", [word("mode", "bicubic"), word("padding_mode", padding)])
    let value = try #require(try values([node], x, opset: 16, [.message(5, grid)])["y"])
    #expect(value.sizes == [1, 1, 1, 3])
    for (ours, theirs) in zip(value.numbers, expected) { #expect(abs(ours - theirs) < 1e-5) }
  }

  @Test(
    "the places of a max pooling are counted through all samples",
    // onnxruntime 1.32, of rows that lie side by side and of columns (storage_order 1).
    arguments: [(0, [3, 1, 6, 11]), (1, [1, 2, 6, 11])] as [(Int, [Float])])
  func places(_ order: Int, _ expected: [Float]) throws {
    let x = Tensor(Shape(2, 1, 2, 3), [1, 5, 2, 7, 3, 4, 9, 6, 8, 0, 1, 10])
    let attributes: [WireMessage] = [
      .attribute("kernel_shape", [2, 2]), .attribute("storage_order", order),
    ]
    let node = WireMessage.Field.message(
      1,
      WireMessage(
        [.text(1, "x"), .text(2, "y"), .text(2, "i"), .text(4, "MaxPool")]
          + attributes.map { .message(5, $0) }))
    for declared in [[2, 1, 2, 3], [nil, 1, 2, 3]] as [[Int?]] {
      let values = try values([node], x, declared: declared)
      #expect(values["i"]?.sizes == [2, 1, 1, 2])
      #expect(values["i"]?.numbers == expected)
      #expect(values["i"]?.typeWord == "int64")
      #expect(values["y"]?.numbers == [7, 5, 9, 10])
    }
  }

  @Test("a max pooling of bytes gives bytes")
  func bytes() throws {
    let x = Tensor(Shape(1, 1, 2, 2), [1, 5, 2, 7])
    let node = WireMessage.node("MaxPool", ["x"], "y", [.attribute("kernel_shape", [2, 2])])
    let value = try #require(try values([node], x, type: 2)["y"])
    #expect(value.typeWord == "uint8" && value.numbers == [7])
  }
}
