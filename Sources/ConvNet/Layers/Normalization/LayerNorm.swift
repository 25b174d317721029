import ConvKernels

/// `y = (x − mean) / √(variance + ε) · weight + bias` over the last axes. PyTorch's `LayerNorm`,
/// ONNX's `LayerNormalization` (Ba, Kiros and Hinton, "Layer Normalization", 2016).
public struct LayerNorm: RowNorm {
  public static let kind = "layernorm"

  public let normalizedShape: [Int]
  public let epsilon: Float
  public let hasWeight: Bool
  public let hasBias: Bool

  public init(
    normalizedShape: [Int], epsilon: Float = 1e-5, weight: Bool = true, bias: Bool = true
  ) {
    (self.normalizedShape, self.epsilon) = (normalizedShape, epsilon)
    (hasWeight, hasBias) = (weight, bias)
  }

  public func moments(
    _ row: UnsafePointer<Float>, count: Int
  ) -> (mean: Double, factor: Double) {
    let mean = total(row, stride: 1, count: count) / Double(count)
    let variance = totalOfSquares(row, stride: 1, count: count, around: mean) / Double(count)
    return (mean, 1 / (variance + Double(epsilon)).squareRoot())
  }
  public func steps(_ element: [Int], of all: Region) -> [Step] {
    Standardized(epsilon: Double(epsilon)).steps(element, of: all)
  }
}
