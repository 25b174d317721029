/// Numbers on a scale of whole ones, and back: `q = round(x / scale) + zero`, halves to the even one,
/// cut off at the ends of a type; and `x = (q − zero) · scale`. Scale and zero point are stretched as
/// numpy does it: one for all, or one for each channel. ONNX's `QuantizeLinear` and
/// `DequantizeLinear`.
public struct Quantization: Layer {
  public static let kind = "quantize"

  /// The type of whole numbers that it makes; nil where it goes back from them.
  public let type: IntegerType?
  /// The numbers, the scale and the zero point.
  public let operands: Operands

  public init(to type: IntegerType?, _ operands: Operands) {
    (self.type, self.operands) = (type, operands)
  }

  public var kind: String { type == nil ? "dequantize" : Self.kind }
  public var line: String { type?.rawValue ?? "" }
  public var parameters: [Parameter] { operands.parameters }
  private var function: Function { type.map { .quantized($0) } ?? .dequantized }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let shapes = try operands.shapes(kind, inputs)
    guard shapes.count == 3 else {
      throw .product(.operands(kind: kind, takes: "3", given: shapes.count))
    }
    return try Broadcast.shape(kind, shapes)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let views = operands.views(work)
    let broadcast = Broadcast(views.map(\.shape), to: work.shape)
    let steps = broadcast.rowSteps
    let (numbers, scales, zeros) = (views[0].start, views[1].start, views[2].start)
    try broadcast.eachRun(work.checkpoint) { starts, offset, count in
      for index in 0..<count {
        let number = numbers[starts[0] + index * steps[0]]
        let scale = scales[starts[1] + index * steps[1]]
        let zero = zeros[starts[2] + index * steps[2]]
        work.output[offset + index] =
          type.map { $0.quantized(number, scale: scale, zero: zero) } ?? (number - zero) * scale
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let read = operands.list.indices.map { index in
      Region(
        operands.source(index),
        at: Broadcast.place(element, in: operands.shape(index, inputs)))
    }
    return Explanation([Step(.function(function), read)])
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    (try? outputShape(inputs)).map { AxisLink.broadcast(inputs[input], to: $0) }
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? outputShape(inputs)).map { [$0] } ?? inputs, term: "term")
  }
}

extension IntegerType {
  /// The whole number nearest to a real one on a scale, in float32 as the standard has it.
  @inline(__always)
  func quantized(_ x: Float, scale: Float, zero: Float) -> Float {
    let rounded = (x / scale).rounded(.toNearestOrEven) + zero
    return Float(min(max(Double(rounded), range.lowerBound), range.upperBound))
  }
}
