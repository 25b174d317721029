import ConvKernels

/// `y = (x − mean) / √variance` of all numbers along some axes, nothing learned. ONNX's
/// `MeanVarianceNormalization`; as in ONNX Runtime nothing keeps the root from being 0, and numbers
/// that are all the same become NaN.
public struct MeanVarianceNormalization: GroupwiseLayer {
  public static let kind = "meanvariance"

  public let axes: [Int]

  public init(axes: [Int]) { self.axes = axes }

  func fill(
    _ group: Int, _ groups: Groups, _ input: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>
  ) throws(Cancelled) {
    let (mean, factor) = try Standardized(epsilon: 0).moments(group, groups, input)
    try groups.eachStretch(group) { start, step, count in
      standardize(
        input + start, output + start, stride: step, count: count, mean: mean,
        factor: factor)
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    Explanation(
      Standardized(epsilon: 0).steps(element, of: group(element, along: axes, inputs[0])),
      walked: 2)
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.reading(allAlong: axes, rank: inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "term") }
}
