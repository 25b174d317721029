import ConvKernels

/// `y = max(0, x)`, element by element, for every shape; a NaN stays one. PyTorch's `ReLU`, ONNX's
/// `Relu`.
public struct ReLU: ElementwiseLayer, WrittenLayer {
  public static let kind = "relu"
  public static let usage = "relu"

  public init() {}

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> ReLU {
    try words.end(usage)
    return ReLU()
  }

  public var function: Function { .relu }
  public func apply(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
  ) {
    rectify(source, target, count: count)
  }
}
