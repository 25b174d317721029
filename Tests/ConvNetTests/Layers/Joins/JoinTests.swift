import ConvNet
import Testing

/// Address numbers: PyTorch 2.15.
@Suite struct JoinTests {
  @Test("add sums all inputs, number by number")
  func add() throws {
    // pattern(2, 2, 2, step=7) + pattern(2, 2, 2, step=5) + pattern(2, 2, 2, step=4)
    let inputs = try [7, 5, 4].map { try Tensor.pattern(2, 2, 2, step: $0) }
    expect(Arithmetic.add.forward(inputs), Shape(2, 2, 2), [-6, 10, -7, -2, 3, -3, -9, 7])
  }

  @Test("concat lays the channels one after another")
  func concat() throws {
    // torch.cat([pattern(1, 2, 2, step=7), pattern(2, 2, 2, step=5)])
    let inputs = try [Tensor.pattern(1, 2, 2, step: 7), .pattern(2, 2, 2, step: 5)]
    expect(
      Concat().forward(inputs), Shape(3, 2, 2), [-2, 5, 1, -3, -2, 3, -3, 2, -4, 1, -5, 0])
    #expect(
      Concat().explain([2, 1, 0], inputs.map(\.shape)).walkedStep.read
        == [Region(.input(1), at: [1, 1, 0])])
  }

  /// A concat of a conv and a pooling, and a sum with the pooling again.
  private func network() throws -> Network {
    let conv = Conv(
      inputChannels: 1, outputChannels: 2, kernelSize: [3, 3], padding: [1, 1])
    let weights = try ["weight": Tensor.pattern(2, 1, 3, 3, step: 5), "bias": .pattern(2, step: 4)]
    return try Network(
      name: "joins", input: Shape(1, 5, 5),
      [
        .init("conv", conv, inputs: [0], weights: weights),
        .init("pool", MaxPool(kernelSize: [1, 1]), inputs: [0]),
        .init("all", Concat(), inputs: [1, 2]),
        .init("twice", Arithmetic.add, inputs: [3, 3]),
      ])
  }

  @Test("what a map of a concat rests on goes through its own branch alone")
  func receptiveField() throws {
    let network = try network()
    func pixels(_ element: [Int], _ layer: Int) -> Int? {
      network.graph.receptiveField(
        of: Footprint(element, in: network.nodes[layer].shape), layer: layer)[
          0]?.count
    }
    #expect(pixels([1, 2, 2], 3) == 9)
    #expect(pixels([2, 2, 2], 3) == 1)
    #expect(pixels([2, 4, 4], 4) == 1)
    #expect(pixels([0, 0, 0], 4) == 4)
    let all = network.graph.receptiveField(of: .all(network.nodes[4].shape), layer: 4)
    #expect(all[2]?.count == 25)
    #expect(all[1]?.count == 50)
  }

  @Test("who reads a pixel is found in every branch")
  func reach() throws {
    let network = try network()
    let reached = network.graph.reach(of: Footprint([0, 2, 3], in: network.input.shape), layer: 0)
    #expect(reached[1]?.count == 18)
    #expect(reached[2]?.count == 1)
    #expect(reached[3]?.contains([2, 2, 3]) == true)
    #expect(reached[4]?.contains([0, 1, 2]) == true)
    let second = network.graph.reach(
      of: Footprint([0, 2, 3], in: network.nodes[2].shape), layer: 2)
    #expect(second[3]?.count == 1)
    #expect(second[3]?.contains([2, 2, 3]) == true)
  }
}
