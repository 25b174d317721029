import ConvNet
import Testing

struct WholePassTests {
  /// Every way to a convolution, units, and bounds of both kinds; one activation reads a layer that
  /// is not the one before it.
  private static let lines = [
    "input 1x28x28 > conv 6 5x5 pad 2 > relu > maxpool 2 > conv 16 5x5 > relu > maxpool 2"
      + " > flatten > dense 120 > relu > dense 84 > hardtanh > dense 10",
    "input 32x20x20 > conv 32 3x3 pad 1 > relu > conv 32 3x3 pad 1 groups 32 > hardtanh 0 6"
      + " > conv 40 1x1 stride 2 > relu > relu > conv 48 3x3 groups 2 > tanh > conv 8 3x3 > relu",
    "input 3x64x64 > conv 10 3x3 > relu > conv 10 3x3 > relu > maxpool 2 > conv 10 3x3 > relu",
  ]

  @Test(arguments: lines)
  func `two layers done at once are each what they are alone`(line: String) throws {
    let network = try NetworkLine.network(line)
    let shape = network.nodes[0].shape
    let input = Tensor(shape, (0..<shape.count).map { Float($0 * 7919 % 2011) / 1000 - 1 })
    let outputs = WholePass(network).run(input)
    try #require(outputs.count == network.nodes.count)
    for (index, node) in network.nodes.enumerated().dropFirst() {
      let weights = network.weights[index]
      let alone = node.forward(
        node.inputs.map { outputs[$0] }, weights, packed: node.pack(weights))
      #expect(outputs[index] == alone, "\(node.alias)")
    }
  }

  @Test func `an activation after another branch reads its own`() throws {
    let conv = Conv(inputChannels: 1, outputChannels: 2, kernelSize: [1, 1], bias: false)
    let weights = ["weight": Tensor(Shape(2, 1, 1, 1), [1, -1])]
    let network = try Network(
      name: "fork", input: Shape(1, 2, 2),
      [
        .init("a", conv, inputs: [0], weights: weights),
        .init("b", Pointwise(.relu), inputs: [0]), .init("c", Pointwise(.relu), inputs: [1]),
      ])
    let outputs = WholePass(network).run(Tensor(Shape(1, 2, 2), [1, -2, 3, -4]))
    #expect(outputs[1].elements == [1, -2, 3, -4, -1, 2, -3, 4])
    #expect(outputs[2].elements == [1, 0, 3, 0])
    #expect(outputs[3].elements == [1, 0, 3, 0, 0, 2, 0, 4])
  }
}
