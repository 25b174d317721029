import ConvKernels

/// Every number divided by the norm of all along an axis, `Σ |x|` or `√Σ x²`; 0 where the norm is 0.
/// ONNX's `LpNormalization`, PyTorch's `F.normalize`.
public struct LpNormalization: Layer {
  public static let kind = "lpnorm"

  public let axis: Int
  /// 1 or 2.
  public let p: Int

  public init(axis: Int, p: Int = 2) { (self.axis, self.p) = (axis, p) }

  public var line: String { "\(Self.words([axis])) p \(p)" }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try LayerError.check(kind, "p", p, in: 1...2)
    return try along([axis], inputs)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let (input, output) = (work.input, work.output)
    try work.each(along: [axis]) { (group, groups) throws(Cancelled) in
      let norm =
        p == 1
        ? try groups.fold(group, input, from: 0) { $0 + $1.magnitude }
        : try groups.sumOfSquares(group, input).squareRoot()
      try groups.each(group) {
        output[$0] = norm == 0 ? 0 : Float(Double(input[$0]) / norm)
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let all = group(element, along: [axis], inputs[0])
    var steps = [
      Step(
        .sum(divisor: 1), [all], transform: .elementary(p == 1 ? .absolute : .square),
        note: p == 1 ? "sum of magnitudes" : "sum of squares")
    ]
    if p == 2 { steps.append(Step(.function(.elementary(.sqrt)), [.step(0)], note: "its root")) }
    steps.append(
      Step(
        .function(.share), [Region(.input(0), at: element), .step(steps.count - 1)],
        note: "divided by the norm"))
    return Explanation(steps)
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.reading(allAlong: [axis], rank: inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "term") }
}
