/// A function of one number, done to every number of every shape. Its kind is the function's word,
/// ONNX's operator: `exp`, `clip`, `hardswish`.
public struct Pointwise: ElementwiseLayer {
  public static let kind = "pointwise"

  public let function: Function

  public init(_ function: Function) { self.function = function }
  public init(_ elementary: Elementary) { function = .elementary(elementary) }

  public var kind: String { function.termCount == 1 ? function.name : Self.kind }

  public var line: String {
    switch function {
    case .leakyReLU(let slope): "\(slope)"
    case .geluByTanh: "tanh"
    case .elu(let alpha), .celu(let alpha), .thresholdedReLU(let alpha): "alpha \(alpha)"
    case .selu(let alpha, let gamma): "alpha \(alpha) gamma \(gamma)"
    case .hardSigmoid(let alpha, let beta): "alpha \(alpha) beta \(beta)"
    case .clip(let low, let high): "\(low) to \(high)"
    case .shrink(let bias, let threshold): "bias \(bias) threshold \(threshold)"
    case .truncated(let type): type.rawValue
    case .isInfinite(let positive, let negative):
      positive && negative ? "" : positive ? "above" : negative ? "below" : "never"
    default: ""
    }
  }

  /// - Throws: ``LayerError/inputCount(kind:takes:given:)``, also where the function takes several
  ///   numbers, for which there is ``Arithmetic``.
  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    guard function.termCount == 1 else {
      throw .inputCount(kind: kind, takes: function.termCount, given: inputs.count)
    }
    return try Self.single(inputs, kind: kind)
  }

  public func apply(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
  ) {
    function.apply(source, target, count: count)
  }
}
