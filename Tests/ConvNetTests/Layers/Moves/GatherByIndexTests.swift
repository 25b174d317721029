import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, opset 19.
@Suite struct GatherByIndexTests {
  @Test("indices from data pick slices, or single numbers")
  func picks() throws {
    // run('Gather', pattern(2, 2, 3, step=7), [[2, -3], [0, 1]], axis=2)
    let slices = GatherByIndex(axis: 2, Operands(inputs: 2))
    let indices = Tensor(Shape(2, 2), [2, -3, 0, 1])
    expect(
      slices.forward([try .pattern(2, 2, 3, step: 7), indices]), Shape(2, 2, 2, 2),
      [1, -2, -2, 5, 0, -3, -3, 4, -1, -4, -4, 3, -2, -5, -5, 2])
    // run('GatherElements', pattern(2, 3, step=7), [[1, 0, -1]], axis=0)
    let numbers = GatherByIndex(axis: 0, Operands(inputs: 2), isByElement: true)
    expect(
      numbers.forward([try .pattern(2, 3, step: 7), Tensor(Shape(1, 3), [1, 0, -1])]),
      Shape(1, 3), [-3, 5, 0])
  }

  @Test("an index that points nowhere picks NaN")
  func nowhere() throws {
    let layer = GatherByIndex(axis: 0, Operands(inputs: 2))
    let result = layer.forward([Tensor(Shape(2), [5, 6]), Tensor(Shape(3), [2, -3, .nan])])
    #expect(result.elements.count { $0.isNaN } == 3)
  }

  @Test("any number of tensors, the layer's own among them, go along any axis")
  func concatenates() throws {
    // run('Concat', pattern(2, 3, step=7), pattern(2, 1, step=5), axis=1)
    let own = Parameter("own", Shape(2, 1), fanIn: 1)
    let layer = Concat(axis: 1, Operands([.input(0), .parameter(own)]))
    let output = layer.forward(
      [try .pattern(2, 3, step: 7)], ["own": try .pattern(2, 1, step: 5)])
    expect(output, Shape(2, 4), [-2, 5, 1, -2, -3, 4, 0, 3])
    #expect(throws: LayerError.self) {
      try Concat(axis: 0, Operands(inputs: 2)).outputShape([Shape(2, 3), Shape(2)])
    }
    #expect(throws: LayerError.move(.axis(kind: "concatenate", 2, of: Shape(2, 3)))) {
      try Concat(axis: 2, Operands(inputs: 1)).outputShape([Shape(2, 3)])
    }
  }

  @Test("a layer for each slice does what it does to one")
  func each() throws {
    let conv = Conv(
      inputChannels: 1, outputChannels: 2, kernelSize: [2, 2], bias: false)
    let weights = ["weight": try Tensor.pattern(2, 1, 2, 2, step: 5)]
    let input = try Tensor.pattern(3, 1, 3, 3, step: 7)
    let layer = conv.each(3)
    let output = layer.forward([input], weights)
    #expect(output.shape == Shape(3, 2, 2, 2))
    for slice in 0..<3 {
      let one = conv.forward([Tensor(Shape(1, 3, 3), Array(input.map(slice)))], weights)
      #expect(Array(output.map(slice)) == one.elements)
    }
    #expect(layer.kind == "each conv")
    #expect(layer.multiplyAdds([input.shape]) == 3 * conv.multiplyAdds([Shape(1, 3, 3)]))
    #expect(throws: LayerError.move(.slices(kind: "each conv", count: 3, given: Shape(2, 1, 3, 3))))
    {
      try layer.outputShape([Shape(2, 1, 3, 3)])
    }
  }
}
