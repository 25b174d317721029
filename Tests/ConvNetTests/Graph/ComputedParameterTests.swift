import ConvNet
import Testing

/// A picture that makes the kernels with which it is looked at.
@Suite struct ComputedParameterTests {
  /// The mean of the picture's quarters makes the kernels of two maps; their biases are learned.
  private func network(computed: [String] = ["weight"], kernel: [Int] = [2, 1, 3, 3]) throws
    -> Network
  {
    let conv = Conv(
      inputChannels: 1, outputChannels: 2, kernelSize: [3, 3], padding: [1, 1, 1, 1])
    var part = Network.Part(
      "conv", conv, inputs: [0, 4], weights: ["bias": Tensor(Shape(2), [0.5, -0.5])])
    part.computed = computed
    let numbers = (0..<72).map { Float($0 * 7 % 11) / 4 - 1 }
    return try Network(
      name: "hyper", input: Shape(1, 6, 6),
      [
        .init("pool", AveragePool(kernelSize: [3, 3], stride: [3, 3]), inputs: [0]),
        .init("flat", Flatten(), inputs: [1]),
        .init(
          "dense", Dense(inputUnits: 4, outputUnits: 18, bias: false), inputs: [2],
          weights: ["weight": Tensor(Shape(18, 4), numbers)]),
        .init("kernels", Move.reshape(to: kernel, from: Shape(18)), inputs: [3]),
        part,
        .init("relu", Pointwise(.relu), inputs: [5]),
      ])
  }
  private let picture = Tensor(Shape(1, 6, 6), (0..<36).map { Float($0 * 5 % 13) / 6 })

  @Test("it gives what a network gives that learned these kernels")
  func sameNumbers() throws {
    let network = try network()
    let outputs = RandomNetwork.run(network, picture)
    let conv = network.nodes[5]
    let learned = conv.layer.forward(
      [picture], ["weight": outputs[4], "bias": Tensor(Shape(2), [0.5, -0.5])])
    #expect(outputs[5].elements == learned.elements)
    #expect(conv.pack(network.weights[5]) == nil)
  }

  @Test("what is computed is no parameter, and counts among the products")
  func counts() throws {
    let network = try network()
    let conv = network.nodes[5]
    #expect(conv.parameterCount == 2 && network.graph.parameterCount == 74)
    #expect(conv.parameters.map(\.name) == ["bias"] && conv.kernelSizes == [3, 3])
    #expect(conv.multiplyAdds == 36 * 18 && conv.torchMultiplyAdds == 2)
    #expect(PassCost(network).numbers == 36 + 4 + 18 + 72 + 72)
    // The kernels are laid for the convolution anew in each pass.
    #expect(PassCost(network).beside >= 18)
  }

  @Test("a pixel that reaches a kernel reaches every number, and each rests on the whole picture")
  func reach() throws {
    let network = try network()
    let corner = Footprint([0, 0, 0], in: Shape(1, 6, 6))
    #expect(network.graph.reach(of: corner, layer: 0)[6] == .all(Shape(2, 6, 6)))
    let output = Footprint([1, 5, 5], in: Shape(2, 6, 6))
    let field = network.graph.receptiveField(of: output, layer: 6)
    #expect(field[0] == .all(Shape(1, 6, 6)))
    // Of the kernels it reads those of its own map.
    let kernels = (0..<18).map(Shape(2, 1, 3, 3).element)
    #expect(kernels.allSatisfy { field[4]?.contains($0) == ($0[0] == 1) })
    #expect(network.graph.receptiveFields[5] == Pair(6, 6))
  }

  @Test("a shape that does not fit, and a parameter that there is not, are refused")
  func refused() throws {
    #expect(throws: NetworkError.self) { try network(kernel: [1, 2, 3, 3]) }
    #expect(throws: NetworkError.self) { try network(computed: ["slope"]) }
  }
}
