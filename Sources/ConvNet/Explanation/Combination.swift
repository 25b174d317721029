import Foundation

/// An operation that makes one number of several, by its word. A truth value among them is 1 or 0,
/// and any number but 0 counts as true.
public enum Combination: String, Hashable, Sendable, CaseIterable {
  /// ONNX's `Add` and `Sum`.
  case sum
  case difference = "sub"
  case product = "mul"
  case quotient = "div"
  /// The quotient of whole numbers, cut off toward 0.
  case integerQuotient = "intdiv"
  case power = "pow"
  /// The remainder of a division, with the sign of the divisor (Python's `%`).
  case modulo = "mod"
  /// The remainder of a division, with the sign of the dividend (C's `fmod`).
  case remainder = "fmod"
  /// A NaN wins, here and in `max`.
  case minimum = "min"
  case maximum = "max"
  case mean
  case equal, less, greater, and, or, xor
  case lessOrEqual = "lessorequal"
  case greaterOrEqual = "greaterorequal"
  /// x where it is not below 0, else x times the slope, which comes second.
  case prelu
  /// The bits of whole numbers, those below 0 in two's complement.
  case bitAnd = "bitand"
  case bitOr = "bitor"
  case bitXor = "bitxor"
  case shiftLeft = "shl"
  case shiftRight = "shr"
  /// The second where the first is true, else the third.
  case select = "where"

  /// How many numbers it takes, nil where that is left to the layer.
  public var operandCount: Int? {
    switch self {
    case .sum, .minimum, .maximum, .mean: nil
    case .select: 3
    default: 2
    }
  }

  /// - Parameter terms: as many as it takes, and at least one.
  public func callAsFunction(_ terms: [Double]) -> Double {
    if self == .select { return terms[0] != 0 ? terms[1] : terms[2] }
    let folded = terms.dropFirst().reduce(terms[0], pair)
    return self == .mean ? folded / Double(terms.count) : folded
  }

  func pair(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .sum, .mean: return x + y
    case .difference: return x - y
    case .product: return x * y
    case .quotient: return x / y
    case .integerQuotient: return (x / y).rounded(.towardZero)
    case .power: return pow(x, y)
    case .modulo:
      let rest = fmod(x, y)
      return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest
    case .remainder: return fmod(x, y)
    case .minimum: return y < x || y.isNaN ? y : x
    case .maximum: return y > x || y.isNaN ? y : x
    case .equal: return x == y ? 1 : 0
    case .less: return x < y ? 1 : 0
    case .lessOrEqual: return x <= y ? 1 : 0
    case .greater: return x > y ? 1 : 0
    case .greaterOrEqual: return x >= y ? 1 : 0
    case .and: return x != 0 && y != 0 ? 1 : 0
    case .or: return x != 0 || y != 0 ? 1 : 0
    case .xor: return (x != 0) != (y != 0) ? 1 : 0
    case .prelu: return x < 0 ? x * y : x
    case .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight: return bits(x, y)
    case .select: preconditionFailure("select takes three numbers")
    }
  }

  private func bits(_ x: Double, _ y: Double) -> Double {
    func whole(_ number: Double) -> Int64 { Int64(exactly: number.rounded(.towardZero)) ?? 0 }
    let first = whole(x)
    // A shift below 0 counts as one beyond all bits.
    let isShift = self == .shiftLeft || self == .shiftRight
    let second = isShift && y < 0 ? 64 : whole(y)
    switch self {
    case .bitAnd: return Double(first & second)
    case .bitOr: return Double(first | second)
    case .bitXor: return Double(first ^ second)
    case .shiftLeft: return Double(first << second)
    default: return Double(first >> second)
    }
  }
}
