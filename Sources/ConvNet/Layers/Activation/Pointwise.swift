/// A function of one number, done to every number of every shape. Its kind is the function's word:
/// `relu`, `exp`, `clip`. PyTorch's `ReLU`, `LeakyReLU`, `Sigmoid`, `Tanh`, `GELU`, and all of ONNX's
/// operators that take one number.
public struct Pointwise: ElementwiseLayer {
  public static let kind = "pointwise"

  public let function: Function

  public init(_ function: Function) { self.function = function }
  public init(_ elementary: Elementary) { function = .elementary(elementary) }

  public var kind: String { written?.kind ?? function.row?.name ?? Self.kind }
  public var form: String { Layers.named(kind)?.kind ?? Self.kind }
  public var line: String { written?.line ?? function.row?.line ?? "" }
  private var written: (kind: String, line: String)? { Layers.written(function) }

  /// - Throws: ``LayerError/inputCount(kind:takes:given:)``, also where the function takes several
  ///   numbers, for which there is ``Arithmetic``.
  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    guard function.row != nil else {
      throw .inputCount(kind: kind, takes: function.termCount, given: inputs.count)
    }
    return try Self.single(inputs, kind: kind)
  }
}

// What a network line can name of them.
extension WrittenForm {
  public static let relu = WrittenForm("relu", Pointwise(.relu))
  public static let sigmoid = WrittenForm("sigmoid", Pointwise(.sigmoid))
  public static let tanh = WrittenForm("tanh", Pointwise(.tanh))

  public static let leakyReLU = WrittenForm(
    "leakyrelu", usage: "leakyrelu [SLOPE]"
  ) { (words, _) throws(LineError) in
    guard words.next != nil else { return Pointwise(.leakyReLU()) }
    let slope = try words.decimal("the slope below 0", in: -1000...1000)
    return Pointwise(.leakyReLU(slope: Double(slope)))
  }

  public static let gelu = WrittenForm(
    "gelu", usage: "gelu [tanh]"
  ) { (words, _) throws(LineError) in Pointwise(words.take("tanh") ? .geluByTanh : .gelu) }
}
