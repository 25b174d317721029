import ConvNet
import Testing

struct BlockTests {
  /// A chain of ReLUs with these names; `shapes` where a layer halves its input.
  private func network(_ names: [String]) throws -> Network {
    try Network(
      name: "names", input: Shape(2, 8, 8),
      names.enumerated().map {
        Network.Part("layer\($0.offset)", ReLU(), inputs: [$0.offset], rawName: $0.element)
      })
  }
  private func written(_ network: Network) -> [String] {
    network.blocks.map {
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
    #expect(network.blocks.map(\.label) == ["features", "features.1", "block.0", "block.1"])
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
    #expect(written(network) == ["0 stage1 1-2", "0 stage2 3-4"])
  }

  @Test func `the longest names are looked at without splitting all of them`() throws {
    let long = String(repeating: "a.", count: 100_000)
    let network = try network([long + "x", long + "y", "b"])
    #expect(network.blocks.allSatisfy { $0.depth < 16 })
  }

  @Test func `a network of equal names without parts and of one size has no blocks`() throws {
    #expect(try network(["x", "y", "z"]).blocks.isEmpty)
  }
}
