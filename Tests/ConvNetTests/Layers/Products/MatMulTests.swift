import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, opset 19.
@Suite struct MatMulTests {
  private func product(_ first: Tensor, _ second: Tensor) -> Tensor {
    MatMul(Operands(inputs: 2)).forward([first, second])
  }

  @Test("pairs of matrices are matched as numpy matches them")
  func broadcasts() throws {
    // run('MatMul', pattern(2, 1, 2, 3, step=7), pattern(2, 3, 2, step=5))
    expect(
      product(try .pattern(2, 1, 2, 3, step: 7), try .pattern(2, 3, 2, step: 5)),
      Shape(2, 2, 2, 2), [-15, 5, -6, -1, 39, -7, 35, -4, 3, -7, 12, -13, 31, -1, 27, 2])
  }

  @Test("a vector is a row on the left and a column on the right")
  func vectors() throws {
    // run('MatMul', pattern(3, step=7), pattern(2, 3, 2, step=5)), and so on
    expect(
      product(try .pattern(3, step: 7), try .pattern(2, 3, 2, step: 5)), Shape(2, 2),
      [-15, 5, 39, -7])
    expect(
      product(try .pattern(2, 2, 3, step: 7), try .pattern(3, step: 5)), Shape(2, 2),
      [16, 18, 20, 22])
    expect(product(try .pattern(3, step: 7), try .pattern(3, step: 5)), Shape(1), [16])
  }

  @Test("its own numbers are the weights, whatever side they are on")
  func ownNumbers() throws {
    let own = Operands.Operand.parameter(Parameter("weight", Shape(4, 3), fanIn: 3))
    let layer = MatMul(Operands([own, .input(0)]))
    let step = layer.explain([1, 0], [Shape(3, 2)]).walkedStep
    #expect(step.read == [Region(.input(0), [.all(3), Span(0)])])
    #expect(step.weight == Region(.parameter("weight"), [Span(1), .all(3)]))
    #expect(layer.multiplyAdds([Shape(3, 2)]) == 4 * 3 * 2)
  }

  @Test("a product turned over, scaled and added to")
  func gemm() throws {
    // run('Gemm', pattern(3, 2, step=7), pattern(2, 3, step=5), pattern(2, 1, step=4), alpha=.5,
    //     beta=2., transA=1, transB=1)
    let layer = Gemm(
      Operands(inputs: 3), alpha: 0.5, beta: 2, transposesFirst: true, transposesSecond: true)
    let inputs = try [
      Tensor.pattern(3, 2, step: 7), .pattern(2, 3, step: 5), .pattern(2, 1, step: 4),
    ]
    expect(layer.forward(inputs), Shape(2, 2), [-6.5, -6, -5.5, 15])
    #expect(layer.line == "alpha 0.5 beta 2.0 transA transB")
  }

  @Test("matrices that do not fit are refused in a sentence")
  func errors() {
    let two = MatMul(Operands(inputs: 2))
    #expect(throws: LayerError.product(.inner(kind: "matmul", Shape(2, 3), Shape(2, 3)))) {
      try two.outputShape([Shape(2, 3), Shape(2, 3)])
    }
    #expect(throws: LayerError.product(.leading(kind: "matmul", Shape(2, 2, 3), Shape(3, 3, 2)))) {
      try two.outputShape([Shape(2, 2, 3), Shape(3, 3, 2)])
    }
    #expect(throws: LayerError.product(.addend(kind: "gemm", Shape(3), product: Shape(2, 2)))) {
      try Gemm(Operands(inputs: 3)).outputShape([Shape(2, 3), Shape(3, 2), Shape(3)])
    }
    #expect(
      "\(LayerError.product(.inner(kind: "matmul", Shape(2, 3), Shape(2, 3))))"
        == "matmul can not multiply 2×3 by 2×3: a row of the first has to have as many numbers as "
        + "a column of the second")
  }
}
