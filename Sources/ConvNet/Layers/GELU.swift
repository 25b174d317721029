import ConvKernels

/// `y = x · Φ(x)`, Φ the normal distribution, element by element, for every shape (Hendrycks and
/// Gimpel, "Gaussian Error Linear Units", 2016). `gelu tanh` takes the paper's approximation,
/// `x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))`. PyTorch's `GELU`, ONNX's `Gelu` (opset 20).
public struct GELU: ElementwiseLayer, WrittenLayer {
  public static let kind = "gelu"
  public static let usage = "gelu [tanh]"

  /// Whether it takes the approximation.
  public let usesTanh: Bool

  public init(usesTanh: Bool = false) { self.usesTanh = usesTanh }

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> GELU {
    let usesTanh = words.take("tanh")
    try words.end(usage)
    return GELU(usesTanh: usesTanh)
  }
  public var line: String { usesTanh ? "tanh" : "" }

  public var function: Function { usesTanh ? .geluByTanh : .gelu }
  public func apply(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
  ) {
    if usesTanh {
      gaussianErrorByTangent(source, target, count: count)
    } else {
      gaussianError(source, target, count: count)
    }
  }
}
