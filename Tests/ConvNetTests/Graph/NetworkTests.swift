import ConvNet
import Testing

struct NetworkTests {
  private func fork() throws -> Network {
    try Network(
      name: "fork", input: Shape(2, 6, 6),
      [
        .init("a", Pointwise(.relu), inputs: [0]),
        .init("b", MaxPool(kernelSize: [2, 2]), inputs: [1]),
        .init("c", Pointwise(.relu), inputs: [1]), .init("d", Pointwise(.relu), inputs: [2]),
      ])
  }

  @Test func `a layer is reached from what it reads, and from nothing else`() throws {
    let network = try fork()
    let reached = network.nodes.indices.map { layer in
      network.nodes.indices.filter { network.graph.reaches(layer, from: $0) }
    }
    #expect(reached == [[0], [0, 1], [0, 1, 2], [0, 1, 3], [0, 1, 2, 4]])
    #expect(!network.graph.isChain)
    #expect(NetworkLine.line(of: network) == nil)
    let chain = try NetworkLine.network("input 1x3x3 > relu > relu")
    #expect(chain.graph.isChain)
    #expect(
      chain.graph.reaches(2, from: 0) && chain.graph.reaches(1, from: 1)
        && !chain.graph.reaches(1, from: 2))
  }

  @Test func `layers that do not make a network are refused by name`() {
    func failure(_ parts: [Network.Part]) -> NetworkError? {
      do throws(NetworkError) {
        _ = try Network(name: "", input: Shape(1, 4, 4), parts)
        return nil
      } catch { return error }
    }
    let conv = Conv(inputChannels: 1, outputChannels: 1, kernelSize: [1, 1], bias: false)
    #expect(
      failure([
        .init("a", Pointwise(.relu), inputs: [0]), .init("a", Pointwise(.relu), inputs: [1]),
      ]) == .nameTwice("a")
    )
    #expect(failure([.init("input", Pointwise(.relu), inputs: [0])]) == .nameTwice("input"))
    #expect(failure([.init("a", Pointwise(.relu), inputs: [1])]) == .order("a"))
    #expect(
      failure([.init("a", Pointwise(.relu), inputs: [])])
        == .layer("a", .inputCount(kind: "relu", takes: 1, given: 0)))
    #expect(failure([.init("a", conv, inputs: [0])]) == .missingWeight("a", conv.parameters[0]))
    let wrong = ["weight": Tensor(Shape(1, 1, 2, 1))]
    #expect(
      failure([.init("a", conv, inputs: [0], weights: wrong)])
        == .weightShape("a", conv.parameters[0], Shape(1, 1, 2, 1)))
    guard case .layer("a", _)? = failure([.init("a", Softmax(), inputs: [0])]) else {
      return #expect(Bool(false), "softmax reads vectors")
    }
  }

  @Test func `networks are equal by what they compute and show, not by their own name`() throws {
    let line = "input 1x4x4 > conv 2 3x3 > softmax: relu"
    let network = try NetworkLine.network(line)
    #expect(try NetworkLine.network(line, name: "other") == network)
    for other in [
      try NetworkLine.network("input 1x4x4 > conv 2 3x3 > relu"),
      try NetworkLine.network("input 1x5x4 > conv 2 3x3 > softmax: relu"),
      try NetworkLine.network(line, seed: 1), try NetworkLine.network(line, labels: ["a", "b"]),
    ] {
      #expect(other != network)
    }
  }

  @Test func `another input size keeps weights where no layer is tied to the old one`() throws {
    let free = try NetworkLine.network("input 1x6x6 > conv 2 3x3 > globalmaxpool > dense 3")
    let large = try free.resized(to: Shape(1, 9, 7))
    #expect(large.nodes[1].shape == Shape(2, 7, 5))
    #expect(large.weights[1]["weight"] == free.weights[1]["weight"])
    #expect(try large.resized(to: Shape(1, 6, 6)) == free)
    let tied = try NetworkLine.network("input 1x6x6 > flatten > dense 3")
    #expect(throws: NetworkError.self) { try tied.resized(to: Shape(1, 9, 7)) }
  }

  @Test func `a normalization is taken off channel by channel`() {
    let normalization = Normalization(mean: [1, 2], deviation: [2, 4])
    let pixels = Tensor(Shape(2, 1, 2), [1, 3, 2, 10])
    #expect(normalization.applied(to: pixels).elements == [0, 1, 0, 2])
    #expect(Normalization.none.applied(to: pixels) == pixels)
  }
}
