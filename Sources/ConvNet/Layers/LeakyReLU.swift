import ConvKernels

/// `y = x` above 0 and `slope · x` below, element by element, for every shape. PyTorch's `LeakyReLU`
/// and ONNX's `LeakyRelu`, whose slope is 0.01 where nothing is said.
public struct LeakyReLU: ElementwiseLayer, WrittenLayer {
  public static let kind = "leakyrelu"
  public static let usage = "leakyrelu [SLOPE]"

  /// What numbers below 0 are multiplied by.
  public let slope: Float

  public init(slope: Float = 0.01) { self.slope = slope }

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> LeakyReLU {
    guard words.next != nil else { return LeakyReLU() }
    let slope = try words.decimal("the slope below 0", in: -1000...1000)
    try words.end(usage)
    return LeakyReLU(slope: slope)
  }
  public var line: String { slope == 0.01 ? "" : "\(slope)" }

  public var function: Function { .leakyReLU(slope: Double(slope)) }
  public func apply(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
  ) {
    rectifyLeaking(source, target, count: count, slope: slope)
  }
}
