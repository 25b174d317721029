import ConvKernels

/// `y = 1 / (1 + exp(−x))`, between 0 and 1, element by element, for every shape. PyTorch's and
/// ONNX's `Sigmoid`.
public struct Sigmoid: ElementwiseLayer, WrittenLayer {
  public static let kind = "sigmoid"
  public static let usage = "sigmoid"

  public init() {}

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Sigmoid {
    try words.end(usage)
    return Sigmoid()
  }

  public var function: Function { .sigmoid }
  public func apply(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
  ) {
    sigmoid(source, target, count: count)
  }
}
