import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32.
@Suite struct LocalResponseNormTests {
  @Test("a number is divided by a power of the squares around it")
  func reference() throws {
    // run("LRN", [pattern(1, 5, 1, 2, step=7)], size=3, alpha=0.5, beta=0.75, bias=2.0)
    let norm = LocalResponseNorm(size: 3, alpha: 0.5, beta: 0.75, bias: 2)
    expect(
      norm.forward([try .pattern(5, 1, 2, step: 7)]), Shape(5, 1, 2),
      [
        -0.91581285, 1.0852132, 0.27843764, -0.65112793, 0.88260025, 0, -0.88260025, 0.65112793,
        -0.30677143, -1.0852132,
      ])
    // run("LRN", [pattern(1, 5, 1, 1, step=7)], size=5, alpha=1.0, beta=0.5, bias=1.0)
    let wide = LocalResponseNorm(size: 5, alpha: 1, beta: 0.5)
    expect(
      wide.forward([try .pattern(5, 1, 1, step: 7)]), Shape(5, 1, 1),
      [-0.75592893, 1.6854997, 0.28867513, -0.89642143, 1.6064388])
  }

  @Test("an even size has one channel more after than before, as the standard says")
  func even() {
    // ONNX Runtime refuses even sizes: worked out by hand, 1 / (0 + 2 / 2 · Σ x²)^1.
    let norm = LocalResponseNorm(size: 2, alpha: 2, beta: 1, bias: 0)
    expect(norm.forward([Tensor(Shape(3), [1, 2, 4])]), Shape(3), [1.0 / 5, 2.0 / 20, 4.0 / 16])
  }

  @Test("it is explained by the squares, their power and the quotient")
  func explanation() {
    let explanation = LocalResponseNorm(size: 3).explain([0, 1, 2], [Shape(5, 4, 4)])
    #expect(explanation.steps.count == 3)
    #expect(explanation.walked == 0)
    #expect(
      explanation.walkedStep.read == [Region(.input(0), [Span(0, count: 2), Span(1), Span(2)])])
    #expect(explanation.walkedStep.transform == .elementary(.square))
  }
}
