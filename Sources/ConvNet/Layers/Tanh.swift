import ConvKernels

/// `y = tanh(x)`, between −1 and 1, element by element, for every shape. PyTorch's and ONNX's
/// `Tanh`.
public struct Tanh: ElementwiseLayer, WrittenLayer {
  public static let kind = "tanh"
  public static let usage = "tanh"

  public init() {}

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Tanh {
    try words.end(usage)
    return Tanh()
  }

  public var function: Function { .tanh }
  public func apply(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
  ) {
    hyperbolicTangent(source, target, count: count)
  }
}
