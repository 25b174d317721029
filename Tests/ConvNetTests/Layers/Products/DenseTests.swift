import ConvNet
import Testing

@Suite struct DenseTests {
  @Test("every unit adds up every input")
  func reference() throws {
    // PyTorch 2.15:
    // F.linear(pattern(20, step=7), pattern(3, 20, step=5), pattern(3, step=4))
    let parameters = try [
      "weight": Tensor.pattern(3, 20, step: 5), "bias": .pattern(3, step: 4),
    ]
    let dense = Dense(inputUnits: 20, outputUnits: 3)
    expect(dense.forward([try .pattern(20, step: 7)], parameters), Shape(3), [29, 58, 32])
    expect(dense.forward([try .pattern(20, 1, 1, step: 7)], parameters), Shape(3), [29, 58, 32])
  }

  @Test("its parameters are named and shaped as in a state_dict")
  func parameters() {
    let dense = Dense(inputUnits: 20, outputUnits: 3)
    #expect(
      dense.parameters == [
        Parameter("weight", Shape(3, 20), fanIn: 20), Parameter("bias", Shape(3), fanIn: 20),
      ])
    #expect(Dense(inputUnits: 20, outputUnits: 3, bias: false).parameters.count == 1)
    #expect(dense.multiplyAdds([Shape(20)]) == 60)
  }

  @Test("a line says only how many units, and whether there is a bias")
  func line() throws {
    #expect(
      try parse(Dense.self, "10 nobias", input: Shape(20, 1, 1))
        == Dense(inputUnits: 20, outputUnits: 10, bias: false))
    #expect(throws: LineError.self) { try parse(Dense.self, "10 bias", input: Shape(20)) }
  }
}
