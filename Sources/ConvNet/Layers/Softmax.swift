import ConvKernels

/// Scores to shares that add up to 1: `y[i] = exp(x[i] − max) / Σ over j of exp(x[j] − max)`, over
/// all units of `[units]` or `[units, 1, 1]`. Subtracting the largest score changes no share and
/// keeps every exponential from overflowing. PyTorch's and ONNX's `Softmax`.
public struct Softmax: WrittenLayer {
  public static let kind = "softmax"
  public static let usage = "softmax"

  public init() {}

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Softmax {
    try words.end(usage)
    return Softmax()
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try Self.vector(inputs)
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let shape = acceptedShape(inputs)
    try checkpoint(0)
    return try .filled(shape) { (output) throws(Cancelled) in
      try inputs[0].read { (input) throws(Cancelled) in
        softmax(input, output, count: shape.count)
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let all = Region(.input(0), inputs[0].sizes.map(Span.all))
    return Explanation(
      [
        Step(.largest, [all], note: "largest score"),
        Step(
          .sum(divisor: 1), [all], transform: .exponential(minus: 0), note: "sum of exponentials"),
        Step(
          .sum(divisor: 1), [Region(.input(0), at: element)], transform: .exponential(minus: 0),
          note: "exponential of this score"),
        Step(.function(.quotient), [.step(2), .step(1)], note: "its share of the sum"),
      ], walked: 1)
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    [.whole(inputs[input].rank)]
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.cell: "unit", .term: "term"]) }
}
