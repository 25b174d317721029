/// The closed table of functions that an explanation may name.
public enum Function: Hashable, Sendable {
  /// x as it is
  case identity
  /// max(0, x); a NaN stays one
  case relu
  /// x, times the slope where it is below 0
  case leakyReLU(slope: Double = Double(Float(0.01)))
  /// 1 / (1 + exp(−x))
  case sigmoid
  case tanh
  /// α · tanh(β · x)
  case scaledTanh(alpha: Double, beta: Double)
  /// x · Φ(x), Φ the normal distribution
  case gelu
  /// x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))
  case geluByTanh
  /// One of those that take nothing but x
  case elementary(Elementary)
  /// x, below 0 α · (eˣ − 1)
  case elu(alpha: Double)
  /// x, below 0 α · (exp(x / α) − 1)
  case celu(alpha: Double)
  /// γ · x, below 0 γ · α · (eˣ − 1)
  case selu(alpha: Double, gamma: Double)
  /// min(max(α · x + β, 0), 1)
  case hardSigmoid(alpha: Double, beta: Double)
  /// min(max(x, low), high), either of them infinite where there is no bound; a NaN stays one
  case clip(low: Double, high: Double)
  /// x above α, else 0
  case thresholdedReLU(alpha: Double)
  /// x + bias below −threshold, x − bias above the threshold, 0 in between
  case shrink(bias: Double, threshold: Double)
  /// The part before the point, in a type of whole numbers
  case truncated(IntegerType)
  /// 1 where x is an infinity that is looked for, else 0
  case isInfinite(positive: Bool, negative: Bool)
  /// (x − mean) / √(variance + ε), of x, the mean and the variance
  case standardized(epsilon: Double)
  /// x / √(y + ε), of x and the mean of all squares
  case overRoot(epsilon: Double)
  /// The same whatever is read: what a padding holds.
  case constant(Double)
  /// (offset + factor · x)^exponent
  case scaledPower(factor: Double, offset: Double, exponent: Double)
  /// x / y
  case quotient
  /// x / y, and 0 where y is 0
  case share
  /// round(x / scale) + zero, cut off at the ends of the type; of x, the scale and the zero point
  case quantized(IntegerType)
  /// (x − zero) · scale, of x, the scale and the zero point
  case dequantized
  /// One number of so many
  case arithmetic(Combination, count: Int)
  /// Which of so many is the largest or the smallest, counted from 0
  case position(Extreme, count: Int)
  /// The number that comes at a rank, counted from 0, of so many, or its place: of equals the first
  case ranked(Int, isLargest: Bool, givesPlace: Bool, count: Int)
  /// 1 where x is this position, else 0
  case isPosition(Int)
  /// The first term says which of the `of` others it is, counted from 0, or below 0 from the end;
  /// NaN where there is none such.
  case pick(of: Int)

  /// Its word: `relu`, `clip`, `max`.
  public var name: String {
    switch self {
    case .pick: "pick"
    case .standardized: "standardized"
    case .overRoot, .quotient, .share: "quotient"
    case .quantized: "quantized"
    case .dequantized: "dequantized"
    case .arithmetic(let combination, _): combination.rawValue
    case .ranked: "topk"
    case .position(let extreme, _): extreme.isSmallest ? "argmin" : "argmax"
    default: row?.name ?? "function"
    }
  }

  /// How many terms it takes.
  public var termCount: Int {
    switch self {
    case .standardized, .quantized, .dequantized: 3
    case .quotient, .share, .overRoot: 2
    case .arithmetic(_, let count), .position(_, let count), .ranked(_, _, _, let count): count
    case .pick(let count): count + 1
    default: 1
    }
  }

  /// - Parameter terms: as many as `termCount`.
  public func callAsFunction(_ terms: [Double]) -> Double {
    let x = terms[0]
    switch self {
    case .identity: return x
    case .standardized(let epsilon): return (x - terms[1]) / (terms[2] + epsilon).squareRoot()
    case .overRoot(let epsilon): return x / (terms[1] + epsilon).squareRoot()
    case .quotient: return x / terms[1]
    case .share: return terms[1] == 0 ? 0 : x / terms[1]
    case .quantized(let type):
      return Double(
        type.quantized(Float(x), scale: Float(terms[1]), zero: Float(terms[2])))
    case .dequantized: return (x - terms[2]) * terms[1]
    case .arithmetic(let operation, _): return operation(terms)
    case .position(let extreme, _): return Double(extreme.position(terms.count) { terms[$0] })
    case .ranked(let rank, let isLargest, let givesPlace, _):
      let place = Ranked.place(rank, of: terms, isLargest: isLargest)
      return givesPlace ? Double(place) : terms[place]
    case .pick(let count):
      return Function.place(x, of: count).map { terms[$0 + 1] } ?? .nan
    default:
      guard let row else { preconditionFailure("\(self) takes more than one number") }
      return row.value(x)
    }
  }

  /// `high` wins where it is below `low`, as in ONNX.
  @inline(__always)
  static func clipped(_ x: Double, low: Double, high: Double) -> Double {
    let raised = x < low ? low : x
    return raised > high ? high : raised
  }

  /// Where an index out of data points, among `count` places; nil where it points to none.
  static func place(_ index: Double, of count: Int) -> Int? {
    guard let whole = Int(exactly: index.rounded(.towardZero)) else { return nil }
    let place = whole < 0 ? whole + count : whole
    return (0..<count).contains(place) ? place : nil
  }
}
