import ConvNet
import Testing

struct NetworkReplacingTests {
  private func network() throws -> Network {
    try NetworkLine.network(
      "input 1x4x4 > features_0: conv 2 3x3 > norm: batchnorm > relu > flatten > fc: dense 3")
  }
  private func state(_ network: Network) -> [(name: String, tensor: Tensor)] {
    network.nodes.flatMap { node in
      node.layer.parameters.map { parameter in
        let name = node.alias == "features_0" ? "features.0" : node.alias
        return ("\(name).\(parameter.name)", Tensor(parameter.shape, repeating: 0.5))
      }
    }
  }

  @Test func `a state dict's tensors find their layers, and what counts batches is passed over`()
    throws
  {
    let network = try network()
    let tensors = state(network) + [("norm.num_batches_tracked", Tensor(Shape(1)))]
    let (weights, prefix, _) = try network.graph.matching(NamedTensors(tensors))
    #expect(prefix.isEmpty)
    let other = network.replacing(weights: weights)
    #expect(other.weights[1]["weight"]?.elements.allSatisfy { $0 == 0.5 } == true)
    #expect(other.weights[2]["running_var"]?.elements == [0.5, 0.5])
    #expect(other.digest != network.digest && other.replaced.count == 8)
  }

  @Test func `everything that does not fit is listed at once`() throws {
    let network = try network()
    var state = state(network).filter { $0.name != "fc.bias" && $0.name != "norm.running_mean" }
    state.append(("head.weight", Tensor(Shape(2))))
    state[0].tensor = Tensor(Shape(2, 1, 5, 5))
    do throws(WeightMismatch) {
      _ = try network.graph.matching(NamedTensors(state))
      Issue.record("it fitted")
    } catch {
      #expect(error.missing == ["norm.running_mean", "fc.bias"])
      #expect(error.unexpected == ["head.weight"])
      #expect(
        "\(error)"
          == "the weights are not this network's: missing norm.running_mean, fc.bias; unexpected "
          + "head.weight; features_0.weight is 2×1×5×5 where 2×1×3×3 is needed; a layer takes "
          + "the weights of the module whose name it bears: where a network is written down, "
          + "\"head: \" before a layer gives it those of head")
    }
  }

  @Test func `what wrappers put before all names is taken off, and said`() throws {
    let network = try network()
    let plain = try network.graph.matching(NamedTensors(state(network))).weights
    let wrapped = state(network).map { ("_orig_mod.module.\($0.name)", $0.tensor) }
    let (weights, prefix, _) = try network.graph.matching(NamedTensors(wrapped))
    #expect(weights == plain)
    #expect(prefix == "_orig_mod.module.")
    #expect(Graph.wrapper(of: wrapped.map(\.0)) == prefix)
  }

  @Test func `what a checkpoint keeps beside the wrapped names is left, and named`() throws {
    let network = try network()
    let plain = try network.graph.matching(NamedTensors(state(network))).weights
    var tensors = state(network).map { ("module.\($0.name)", $0.tensor) }
    tensors.append(("epoch", Tensor(Shape(1))))
    // What has no wrapper and a place is taken all the same.
    tensors[7].0 = "fc.bias"
    let (weights, prefix, unused) = try network.graph.matching(NamedTensors(tensors))
    #expect(weights == plain && prefix == "module." && unused == ["epoch"])
    // What is missing with it and without is missing still.
    tensors.removeFirst()
    #expect(throws: WeightMismatch.self) {
      try network.graph.matching(NamedTensors(tensors))
    }
  }

  @Test func `tensors alone are a gallery, each kernel a map`() throws {
    let kernels = Tensor(Shape(2, 3, 5, 5), (0..<150).map(Float.init))
    let network = try TensorGallery.network(
      named: "w", [("0.weight", kernels), ("0_weight", Tensor(Shape(7))), ("step", Tensor(one))])
    #expect(network.nodes.map(\.alias) == ["input", "_0_weight", "_0_weight_2", "step"])
    #expect(network.nodes[1].shape == Shape(6, 5, 5))
    #expect(network.nodes[1].rawName == "0.weight")
    #expect(network.nodes[1].mapNames[4] == "filter 1, channel 1")
    #expect(network.weights[1]["value"]?.map(4).first == 100)
    #expect(network.nodes[3].shape == Shape(1))
    #expect(throws: NetworkError.self) { try TensorGallery.network(named: "w", []) }
  }

  @Test func `tensors whose names come to one alias are numbered, however many there are`() throws {
    let tensors = (0..<TensorGallery.largestCount).map { _ in ("a.b", Tensor(Shape(1))) }
    let aliases = try TensorGallery.network(
      named: "w", [("a_b_2", Tensor(Shape(1)))] + tensors.dropLast()
    )
    .nodes.map(\.alias)
    #expect(aliases[1...4] == ["a_b_2", "a_b", "a_b_3", "a_b_4"])
    #expect(Set(aliases).count == aliases.count)
  }

  /// Of no axes.
  private var one: Shape { Shape() }

  @Test func `multiply-adds are torchinfo's`() throws {
    // torchinfo 1.8 on nn.Sequential(Conv2d(3, 8, 3, padding=1, groups=1), BatchNorm2d(8), ReLU(),
    // MaxPool2d(2), Conv2d(8, 8, 3, groups=8, bias=False), Flatten(), Linear(8 * 6 * 6, 10)) on
    // (1, 3, 16, 16): 3,202 parameters, 62,842 multiply-adds.
    let network = try NetworkLine.network(
      "input 3x16x16 > conv 8 3x3 pad 1 > batchnorm > relu > maxpool 2 "
        + "> conv 8 3x3 groups 8 nobias > flatten > dense 10")
    #expect(network.graph.parameterCount == 3202)
    #expect(network.nodes.reduce(0) { $0 + $1.torchMultiplyAdds } == 62_842)
    #expect(network.nodes.map(\.kernelSizes) == [[], [3, 3], [], [], [2, 2], [3, 3], [], []])
  }
}
