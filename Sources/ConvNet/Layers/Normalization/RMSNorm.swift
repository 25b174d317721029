import ConvKernels

/// `y = x / √(mean of x² + ε) · weight` over the last axes. PyTorch's `RMSNorm`, ONNX's
/// `RMSNormalization` (Zhang and Sennrich, "Root Mean Square Layer Normalization", 2019).
public struct RMSNorm: RowNorm {
  public static let kind = "rmsnorm"

  public let normalizedShape: [Int]
  public let epsilon: Float
  public let hasWeight: Bool
  public var hasBias: Bool { false }

  public init(normalizedShape: [Int], epsilon: Float = 1e-5, weight: Bool = true) {
    (self.normalizedShape, self.epsilon, hasWeight) = (normalizedShape, epsilon, weight)
  }

  public func moments(
    _ row: UnsafePointer<Float>, count: Int
  ) -> (mean: Double, factor: Double) {
    let square = totalOfSquares(row, stride: 1, count: count) / Double(count)
    return (0, 1 / (square + Double(epsilon)).squareRoot())
  }
  public func steps(_ element: [Int], of all: Region) -> [Step] {
    [
      Step(
        .sum(divisor: Double(all.count)), [all], transform: .elementary(.square),
        note: "mean of squares"),
      Step(
        .function(.overRoot(epsilon: Double(epsilon))),
        [Region(.input(0), at: element), .step(0)], note: "divided by its root"),
    ]
  }
}
