import ConvFiles
import ConvNet
import Foundation
import Testing

/// What honest files do that is not in the textbook.
@Suite("Odd models")
struct OddModelTests {
  private static func network(
    _ model: HostileModel, _ options: ImportOptions = ImportOptions()
  ) throws -> Network {
    try ModelFile.decode(model.bytes, name: "odd", options)
  }
  private static func node(
    _ operation: String, _ inputs: [String], _ output: String, _ attributes: WireMessage...
  ) -> WireMessage.Field {
    WireMessage.node(operation, inputs, output, attributes)
  }

  @Test("that turn pictures with their channels last are seen with them first")
  func channelsLast() throws {
    let network = try Self.network(
      HostileModel(
        "", input: [nil, 8, 6, 3], weights: [HostileModel.kernel],
        nodes: [
          Self.node("Transpose", ["x"], "t", HostileModel.list("perm", [0, 3, 1, 2])),
          Self.node("Conv", ["t", "w"], "y"),
        ]))
    #expect(network.nodes.map(\.kind) == ["input", "conv"])
    #expect(network.input.shape == Shape(3, 8, 6))
    #expect(network.input.original?.permutation == [2, 0, 1])
    #expect(network.input.original?.sizes == [1, 8, 6, 3])
  }

  @Test("that read a raw sound see it as one channel")
  func sound() throws {
    let kernel = WireMessage.tensor("w", [2, 1, 4], [Float](repeating: 1, count: 8))
    let model = HostileModel(
      "", input: [nil, nil], weights: [kernel, HostileModel.integers("a", [1])],
      nodes: [Self.node("Unsqueeze", ["x", "a"], "u"), Self.node("Conv", ["u", "w"], "y")])
    #expect(try Self.network(model).input.shape.rank == 2)
    let network = try Self.network(model, ImportOptions(inputShape: Shape(1, 100)))
    #expect(network.nodes[1].shape == Shape(2, 97))
    #expect(network.input.original?.sizes == [1, 100])
  }

  @Test("that use a weight twice count it once")
  func shared() throws {
    let network = try Self.network(
      HostileModel(
        "", weights: [HostileModel.kernel],
        nodes: [Self.node("Conv", ["x", "w"], "a"), Self.node("Conv", ["x", "w"], "y")]))
    #expect(network.nodes.map(\.shared) == [[], [], ["weight"]])
    #expect(network.nodes[1].parameterCount == network.nodes[2].parameterCount)
    #expect(network.graph.parameterCount == network.nodes[1].parameterCount)
  }

  @Test("made for a batch of four that they write down open for one sample")
  func fixedBatch() throws {
    let network = try Self.network(
      HostileModel(
        "", input: [4, 3, 2, 2], weights: [HostileModel.integers("s", [4, 12])],
        nodes: [Self.node("Reshape", ["x", "s"], "y")]))
    #expect(network.nodes[1].shape == Shape(12))
    #expect(network.nodes[1].original?.isBatched == true)
  }

  @Test("without a batch, with several inputs, with unknown operators open")
  func others() throws {
    let bare = try Self.network(
      HostileModel(
        "", input: [3, nil, nil],
        weights: [HostileModel.kernel, HostileModel.integers("a", [0])],
        nodes: [Self.node("Unsqueeze", ["x", "a"], "u"), Self.node("Conv", ["u", "w"], "y")]),
      ImportOptions(inputShape: Shape(3, 9, 9)))
    #expect(bare.input.original?.isBatched == false)
    #expect(bare.nodes[2].shape == Shape(2, 7, 7))

    let graph = [
      Self.node("Mul", ["x", "mask"], "y"), WireMessage.value(11, "x", [nil, 2, 3, 3]),
      WireMessage.value(11, "mask", [nil, 1, 3, 3]),
    ]
    let mask = Tensor(Shape(1, 3, 3), repeating: 2)
    let two = try ModelFile.decode(
      WireMessage.model(graph).bytes, name: "two", ImportOptions(inputs: ["mask": mask]))
    #expect(two.nodes.map(\.kind) == ["input", "constant", "mul"])
    let doubled = two.outputs(of: Tensor(Shape(2, 3, 3), repeating: 3))
    #expect(doubled[2].elements == [Float](repeating: 6, count: 18))

    let fancy = try Self.network(
      HostileModel(
        "", weights: [HostileModel.kernel],
        nodes: [
          Self.node("Conv", ["x", "w"], "c"), Self.node("Fancy", ["c"], "f"),
          Self.node("Relu", ["f"], "y"),
        ]))
    #expect(fancy.graph.obstacle(to: 1) == nil)
    let why = try #require(fancy.graph.obstacle(to: 3))
    #expect(why.contains("Fancy, version 17, is not computed here"))
    let counting = try Self.network(
      HostileModel("", nodes: [Self.node("NonMaxSuppression", ["x", "x"], "y")]))
    let reason = try #require(counting.nodes[1].layer.obstacle)
    #expect(reason.contains("how many results it has depends on the data"), "\(reason)")
    #expect(fancy.nodes.map(\.hasKnownShape) == [true, true, false, false])
    #expect(fancy.nodes[3].multiplyAdds == 0)
    let declared = try ModelFile.decode(
      WireMessage.model([
        Self.node("Fancy", ["x"], "f"), Self.node("Relu", ["f"], "y"),
        WireMessage.value(11, "x", [nil, 2, 3, 3]), WireMessage.value(13, "f", [nil, 5, 2, 2]),
        WireMessage.value(13, "y", [nil, 5, nil, 2]),
      ]).bytes, name: "declared")
    #expect(declared.nodes[1].shape == Shape(5, 2, 2))
    #expect(declared.nodes.map(\.hasKnownShape) == [true, true, false])
    #expect(throws: ModelError.self) {
      try ModelFile.decode(
        WireMessage.model(graph + [WireMessage.value(11, "mask", [nil, 1, 3, 3])]).bytes,
        name: "twice")
    }
  }

  @Test(
    "call their layers by module, by given name or by kind",
    arguments: [
      ("/layer1/layer1.0/conv1/Conv", "layer1_0_conv1"),
      ("/features/features.3/Conv", "features_3"),
      ("/block/block.0/block.0.2/Conv", "block_0_2"), ("Conv_12", "conv1"), ("", "conv1"),
      ("my first conv", "my_first_conv"), ("a;b:c/d/Conv", "a_b_c_d"),
    ])
  func aliases(_ name: String, _ alias: String) throws {
    let conv = WireMessage.node("Conv", ["x", "w"], "c", name: name)
    let network = try Self.network(
      HostileModel(
        "", weights: [HostileModel.kernel], nodes: [conv, Self.node("Relu", ["c"], "y")]))
    #expect(network.nodes[1].alias == alias)
  }

  @Test(
    "hold numbers of other types, in raw bytes or in fields",
    arguments: [
      (10, [0, 0x3c, 0, 0xc0] as [UInt8]), (16, [0x80, 0x3f, 0, 0xc0]),
      (11, [0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0]), (3, [1, 0xfe]),
      (5, [1, 0, 0xfe, 0xff]),
    ])
  func types(_ type: Int, _ raw: [UInt8]) throws {
    let network = try Self.network(
      HostileModel(
        "", input: [nil, 1, 1, 2], weights: [WireMessage.tensor("w", [2], type: type, raw: raw)],
        nodes: [
          Self.node("Cast", ["w"], "f", WireMessage.attribute("to", 1)),
          Self.node("Mul", ["x", "f"], "y"),
        ]))
    let output = network.outputs(of: Tensor(network.input.shape, repeating: 1)).last
    #expect(output?.elements == [1, -2])
  }
}
