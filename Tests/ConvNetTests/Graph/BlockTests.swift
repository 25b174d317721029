import ConvNet
import Testing

struct BlockTests {
  /// A chain of ReLUs with these names; `shapes` where a layer halves its input.
  private func network(_ names: [String]) throws -> Network {
    try Network(
      name: "names", input: Shape(2, 8, 8),
      names.enumerated().map {
        Network.Part(
          "layer\($0.offset)", Pointwise(.relu), inputs: [$0.offset], rawName: $0.element)
      })
  }
  private func written(_ network: Network) -> [String] {
    network.graph.blocks.map {
      "\($0.depth) \($0.name) \($0.layers.lowerBound)-\($0.layers.upperBound - 1)"
    }
  }

  @Test func `names of PyTorch's exporter make blocks inside blocks`() throws {
    let network = try network([
      "/conv1/Conv", "/layer1/layer1.0/conv1/Conv", "/layer1/layer1.0/relu/Relu",
      "/layer1/layer1.1/conv1/Conv", "/layer1/layer1.1/Add", "/layer2/layer2.0/conv1/Conv",
      "/layer2/layer2.0/Add", "/fc/Gemm",
    ])
    #expect(
      written(network) == [
        "0 layer1 2-5", "1 layer1.0 2-3", "1 layer1.1 4-5", "0 layer2 6-7",
      ])
  }

  @Test func `names with dots alone make the same blocks`() throws {
    let network = try network([
      "conv1", "layer1.0.conv1", "layer1.0.relu", "layer1.1.conv1", "layer1.1.add", "fc",
    ])
    #expect(written(network) == ["0 layer1 2-5", "1 layer1.0 2-3", "1 layer1.1 4-5"])
  }

  @Test func `a part that repeats the path before it is said once`() throws {
    let network = try network([
      "/features/features.1/block/block.0/block.0.0/Conv",
      "/features/features.1/block/block.0/block.0.1/Relu",
      "/features/features.1/block/block.1/block.1.0/Conv",
      "/features/features.1/block/block.1/block.1.1/Relu",
      "/features/features.2/Conv", "/classifier/Gemm",
    ])
    #expect(
      written(network) == [
        "0 features 1-5", "1 features.1 1-4", "2 features.1.block.0 1-2",
        "2 features.1.block.1 3-4",
      ])
    #expect(network.graph.blocks.map(\.label) == ["features", "features.1", "block.0", "block.1"])
  }

  @Test func `what all layers have in common, and a single layer, is no block`() throws {
    let network = try network(["model/a/x", "model/b/x", "model/b/y", "model/c"])
    #expect(written(network) == ["0 model.b 2-3"])
  }

  @Test func `a block that is left and entered again gets a number`() throws {
    let network = try network(["a/x", "a/y", "b/x", "b/y", "a/z", "a/w"])
    #expect(written(network) == ["0 a 1-2", "0 b 3-4", "0 a#2 5-6"])
  }

  @Test func `where names say nothing the blocks are runs of one height and width`() throws {
    let network = try NetworkLine.network(
      "input 1x16x16 > conv 4 3x3 pad 1 > relu > maxpool 2 > relu > flatten > dense 3")
    #expect(written(network) == ["0 conv1..relu1 1-2", "0 maxpool1..relu2 3-4"])
    #expect(network.graph.blocks.map(\.label) == ["conv1…relu1", "maxpool1…relu2"])
  }

  @Test func `a long block of one name is parted by height and width`() throws {
    let network = try NetworkLine.network(
      "input 1x16x16 > conv 2 3x3 pad 1 > relu > conv 2 3x3 pad 1 > relu > maxpool 2 "
        + "> conv 2 3x3 pad 1 > relu > conv 2 3x3 pad 1 > relu > flatten > dense 3")
    let parts = zip(network.nodes, network.weights).dropFirst().map { node, weights in
      Network.Part(
        node.alias, node.layer, inputs: node.inputs, weights: weights,
        rawName: (node.kind == "flatten" || node.kind == "dense" ? "" : "features.") + node.alias)
    }
    let named = try Network(name: "named", input: Shape(1, 16, 16), parts)
    #expect(
      written(named) == ["0 features 1-9", "1 conv1..relu2 1-4", "1 maxpool1..relu4 5-9"])
  }

  @Test func `labels are as long as it takes to tell blocks apart`() throws {
    let network = try network([
      "a.0.block.x", "a.0.block.y", "a.0.z", "a.1.block.x", "a.1.block.y", "a.1.z", "b.other.x",
      "b.other.y", "b.z",
    ])
    #expect(
      network.graph.blocks.map(\.label)
        == ["a", "a.0", "a.0.block", "a.1", "a.1.block", "b", "other"])
    #expect(Set(network.graph.blocks.map(\.label)).count == network.graph.blocks.count)
  }

  @Test func `a layer without a module stands with those that read it`() throws {
    let shape = Shape(2, 8, 8)
    let names = ["a.0.x", "a.0.y", "slice", "a.1.x", "a.1.y", "flatten", "fc.x"]
    let inputs = [[0], [1], [2], [3], [4, 3], [5], [6]]
    let network = try Network(
      name: "names", input: shape,
      zip(names, inputs).enumerated().map {
        Network.Part(
          "layer\($0.offset)", $0.element.1.count > 1 ? Arithmetic.add : Pointwise(.relu),
          inputs: $0.element.1,
          rawName: $0.element.0)
      })
    #expect(written(network) == ["0 a 1-5", "1 a.0 1-2", "1 a.1 3-5"])
  }

  @Test(arguments: [
    ("layer1", "layer3", "layer1…3"), ("layer10", "layer12", "layer10…12"),
    ("inception4a", "inception4e", "inception4a…4e"), ("conv1", "relu2", "conv1…relu2"),
    ("layer1.0", "layer1.2", "layer1.0…2"),
    ("denseblock1", "denselayer2", "denseblock1…denselayer2"),
    ("a", "a", "a"),
  ])
  func `a span of names says once what both have in common`(
    first: String, last: String, span: String
  ) {
    #expect(Block.span(first, last) == span)
  }

  @Test func `the longest names are looked at without splitting all of them`() throws {
    let long = String(repeating: "a.", count: 100_000)
    let network = try network([long + "x", long + "y", "b"])
    #expect(network.graph.blocks.allSatisfy { $0.depth < 16 })
  }

  @Test func `a network of equal names without parts and of one size has no blocks`() throws {
    #expect(try network(["x", "y", "z"]).graph.blocks.isEmpty)
  }
}
