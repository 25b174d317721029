import ConvFiles
import ConvNet
import Testing

/// Networks that no file is behind. That ONNX Runtime computes the same of what is written is shown
/// by `script/compare-onnx --random`.
struct ExportTests {
  private static let lines = [
    "input 3x9x8 > first: conv 4 3x2 stride 2x1 pad 1x0x2x1 dilation 1x2 > relu > maxpool 2",
    "input 4x9x9 > conv 6 3x3 groups 2 nobias > leakyrelu 0.2 > avgpool 3 stride 2 pad 1 ceil",
    "input 2x9x9 > avgpool 3x2 pad 1x0 nopadcount > maxpool 2 dilation 2 > pad 1x2x0x2 value 0.5",
    "input 2x30 > conv 3 5 stride 2 pad 1x2 > batchnorm eps 0.01 > maxpool 2 > globalmaxpool",
    "input 2x30 > pad 1x2 > avgpool 4 > tanh > globalavgpool > out: dense 3 > softmax",
    "input 2x6x6 > globalavgpool > dense 5 nobias > sigmoid > batchnorm > gelu > gelu tanh",
    "input 2x6x6 > hardtanh > conv 2 3x3 > hardtanh -0.5 2.0 > hardtanh 0.0 6.0 > flatten > dense 2",
    "input 2x6x6 > globalmaxpool > softmax > dense 4",
    "input 12 > dense 5 > dropout > dropout 0.25 > dropout 1 > leakyrelu > softmax",
    "input 1x4x4 > pad 0 > pad 1 > flatten > flatten > dense 2",
  ]

  @Test(arguments: lines)
  func `a line comes back as it was, weights and all`(line: String) throws {
    let network = try NetworkLine.network(line, name: "written")
    let reopened = try Subject(network).reopened()
    #expect(NetworkLine.line(of: reopened) == NetworkLine.line(of: network))
    #expect(reopened == network)
    #expect(reopened.name == "written")
    #expect(reopened.nodes.map(\.shape) == network.nodes.map(\.shape))
  }

  @Test func `every layer that a line can name can be written`() throws {
    let kinds = Set(try ExportTests.lines.flatMap { try NetworkLine.network($0).nodes.map(\.kind) })
    #expect(Set(Layers.registry.map { $0.kind }).subtracting(kinds) == ["add", "concat"])
    #expect(try Subject(joined).reopened() == joined)
  }

  /// Two ways that come together twice, the last of them read by nothing else; and an end before.
  private var joined: Network {
    get throws {
      let shape = Shape(2, 4, 4)
      return try Network(
        name: "joined", input: shape,
        [
          .init("left", Pointwise(.relu), inputs: [0]),
          .init("right", Pointwise(.tanh), inputs: [0]),
          .init("sum", Arithmetic.add, inputs: [1, 2, 0]),
          .init("both", Arithmetic.add, inputs: [1, 3]),
          .init("aside", GlobalMaxPool(), inputs: [3]), .init("cat", Concat(), inputs: [4, 2]),
        ])
    }
  }

  @Test func `names are those of layers and of state_dict, and the answer comes first`() throws {
    let saved = try Subject(line: "input 2x3x3 > a: conv 1 1x1 > globalavgpool > dense 2").saved()
    #expect(
      saved.graph.messages(1).map { $0.texts(4)[0] } == [
        "Conv", "GlobalAveragePool", "Flatten", "Gemm",
      ])
    #expect(Set(saved.initializers.keys) == ["a.weight", "a.bias", "dense1.weight", "dense1.bias"])
    #expect(saved.graph.messages(11)[0].texts(1) == ["input"])
    #expect(
      try Subject(joined).saved().graph.messages(12).map { $0.texts(1)[0] } == [
        "cat", "aside",
      ])
  }

  @Test(arguments: [
    ("input 1x25x22 > avgpool 4 pad 2x0 ceil", 22), ("input 1x25x22 > avgpool 4 ceil", 20),
    ("input 1x25x22 > maxpool 4 pad 2x0", 20), ("input 1x25 > maxpool 4 pad 2 ceil", 22),
  ])
  func `the oldest operators are written that mean what is meant`(line: String, opset: Int) throws {
    let saved = try Subject(line: line).saved()
    #expect(saved.messages(8).map { $0.numbers(2) } == [[UInt64(opset)]])
    #expect(saved.numbers(1) == [opset > 20 ? 10 : 9])
    #expect(try Subject(line: line).reopened() == NetworkLine.network(line))
  }

  @Test func `labels, preprocessing and names of maps come back`() throws {
    let line = "input 3x4x4 > conv 2 1x1"
    let plain = try NetworkLine.network(line, mapNames: ["conv1": ["up, \"down\"", "ö\n"]])
    let normalization = Normalization(
      scale: 1, mean: [0.1, 1e-9, 3], deviation: [0.5], colors: .bgr, fit: .stretch)
    let network = plain.replacing(labels: ["a,b", "", "c"], normalization: normalization)
    let reopened = try Subject(network).reopened()
    #expect(reopened == network)
    #expect(reopened.labels == ["a,b", "", "c"])
    #expect(reopened.normalization == normalization)
    #expect(reopened.nodes[1].mapNames == ["up, \"down\"", "ö\n"])
  }

  @Test func `edits are in, and a silenced map is one of zero weights`() throws {
    let subject = try Subject(line: "input 1x4x4 > conv 3 3x3 > batchnorm > flatten > dense 2")
    let edited = try subject.setting("conv1", "weight", [2, 0, 1, 1], 42)
      .muting("conv1", 1).muting("batchnorm1", 0).muting("dense1", nil)
    let weights = try edited.reopened().weights
    let kernels = try #require(weights[1]["weight"])
    #expect(kernels[2, 0, 1, 1] == 42)
    #expect(kernels.elements[9..<18].allSatisfy { $0 == 0 } && weights[1]["bias"]?[1] == 0)
    #expect(kernels.elements[..<9] == subject.network.weights[1]["weight"]?.elements[..<9])
    #expect(weights[2]["weight"]?.elements == [0, 1, 1])
    #expect(weights[4]["weight"]?.elements.allSatisfy { $0 == 0 } == true)
  }

  @Test func `what no weight can say is refused in one sentence`() throws {
    let subject = try Subject(line: "input 1x4x4 > conv 3 3x3 > relu")
    #expect(
      sentence { _ = try subject.muting("relu1", 1).saved() }.contains("“relu1”: it is muted"))
    #expect(
      sentence { _ = try subject.muting("input", 0).saved() }.contains("“input”: it is muted"))
    #expect(sentence { _ = try Subject(line: "input 1x4x4").saved() }.contains("has no layer"))
    let tensors = try TensorGallery.network(named: "t", [("w", Tensor(Shape(2)))])
    #expect(sentence { _ = try Subject(tensors).saved() }.contains("a constant can not be written"))
  }
}
