import ConvNet
import Testing

@Suite struct ReceptiveFieldsTests {
  @Test("pixels are counted through transposes, products along the channels, and resizes")
  func axes() throws {
    let conv = Conv(
      inputChannels: 2, outputChannels: 2, kernelSize: [3, 3], stride: [2, 2], bias: false)
    let deep = Conv(
      inputChannels: 3, outputChannels: 1, kernelSize: [1, 3], bias: false)
    let weight = Parameter("weight", Shape(2, 3), fanIn: 2)
    let size = Shape(2, 6, 6)
    let network = try Network(
      name: "axes", input: Shape(2, 13, 13),
      [
        .init("conv", conv, inputs: [0], weights: ["weight": Tensor(Shape(2, 2, 3, 3))]),
        .init("last", try Move.transpose([1, 2, 0], from: size), inputs: [1]),
        .init(
          "mix", MatMul(Operands([.input(0), .parameter(weight)])), inputs: [2],
          weights: ["weight": Tensor(Shape(2, 3))]),
        .init("first", try Move.transpose([2, 0, 1], from: Shape(6, 6, 3)), inputs: [3]),
        .init("deep", deep, inputs: [4], weights: ["weight": Tensor(Shape(1, 3, 1, 3))]),
        .init(
          "large",
          try Move.nearest(
            [nil, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5], nil], from: Shape(1, 6, 4)),
          inputs: [5]),
        .init("pool", MaxPool(kernelSize: [3, 1], stride: [1, 1]), inputs: [6]),
      ])
    let fields = network.graph.receptiveFields
    #expect(fields[1...4].allSatisfy { $0 == Pair(3, 3) })
    #expect(fields[5] == Pair(3, 7))
    #expect(fields[6] == Pair(3, 7))
    // Three rows of half a row each: two pixels more than one of them.
    #expect(fields[7] == Pair(5, 7))
  }

  @Test(
    "a join of thousands of layers is looked at once, not once for each", .timeLimit(.minutes(1)))
  func joins() throws {
    let relus = (0..<4000).map { Network.Part("relu\($0)", Pointwise(.relu), inputs: [0]) }
    let network = try Network(
      name: "fan", input: Shape(1, 2, 2),
      relus + [.init("join", Concat(), inputs: Array(1...relus.count))])
    #expect(network.graph.receptiveFields.last == Pair(1, 1))
  }

  @Test("a product of all cells with all cells rests on the whole picture, a constant on nothing")
  func whole() throws {
    let network = try Network(
      name: "attention", input: Shape(2, 4, 5),
      [
        .init("cells", try Move.reshape(to: [2, 20], from: Shape(2, 4, 5)), inputs: [0]),
        .init("turned", try Move.transpose([1, 0], from: Shape(2, 20)), inputs: [1]),
        .init("pairs", MatMul(Operands(inputs: 2)), inputs: [2, 1]),
        .init("mixed", MatMul(Operands(inputs: 2)), inputs: [3, 2]),
        .init("one", Constant(Shape(20, 2)), inputs: [], weights: ["value": Tensor(Shape(20, 2))]),
        .init("sum", Arithmetic.add, inputs: [2, 5]),
      ])
    #expect(network.graph.receptiveFields[..<3].allSatisfy { $0 == Pair(1) })
    #expect(network.graph.receptiveFields[4] == Pair(4, 5))
    #expect(network.graph.receptiveFields[5] == Pair(0))
    #expect(network.graph.receptiveFields[6] == Pair(1))
  }

  @Test("tensors of any rank have receptive fields, and hundreds of layers take no time")
  func many() throws {
    for shape in [Shape(3), Shape(2, 3, 4, 5), Shape(1, 2, 1, 2, 1)] {
      let network = try Network(
        name: "any", input: shape, [.init("relu", Pointwise(.relu), inputs: [0])])
      #expect(network.graph.receptiveFields[1] == Pair(1))
    }
    let conv = Conv(
      inputChannels: 8, outputChannels: 8, kernelSize: [3, 3], padding: [1, 1], bias: false)
    let weights = ["weight": Tensor(Shape(8, 8, 3, 3))]
    let network = try Network(
      name: "deep", input: Shape(8, 224, 224),
      (0..<450).map { .init("conv\($0)", conv, inputs: [$0], weights: weights) })
    // A pass over the layers for each of them would take minutes.
    #expect(network.graph.receptiveFields[100] == Pair(201))
    #expect(network.graph.receptiveFields[450] == Pair(224))
  }
}
