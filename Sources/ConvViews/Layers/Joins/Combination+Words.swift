import ConvNet

extension Combination {
  /// The formula with the operands a, b and c, in their order.
  var formula: String {
    switch self {
    case .sum: "a + b"
    case .difference: "a − b"
    case .product: "a × b"
    case .quotient: "a / b"
    case .integerQuotient: "a / b without its rest"
    case .power: "a^b"
    case .modulo, .remainder: "the rest of a / b"
    case .minimum: "the smaller of a and b"
    case .maximum: "the larger of a and b"
    case .mean: "the mean"
    case .equal: "1 where a = b"
    case .less: "1 where a < b"
    case .lessOrEqual: "1 where a ≤ b"
    case .greater: "1 where a > b"
    case .greaterOrEqual: "1 where a ≥ b"
    case .and: "1 where a and b"
    case .or: "1 where a or b"
    case .xor: "1 where one of a and b"
    case .prelu: "a, below 0 a × b"
    case .select: "b where a, else c"
    case .bitAnd: "the bits of a and b"
    case .bitOr: "the bits of a or b"
    case .bitXor: "the bits of one of a and b"
    case .shiftLeft: "a × 2^b"
    case .shiftRight: "a / 2^b without its rest"
    }
  }

  /// The sign between two operands.
  var sign: String {
    switch self {
    case .sum, .mean: "+"
    case .difference: "−"
    case .product: "×"
    case .quotient, .integerQuotient: "÷"
    case .power: "^"
    case .less: "<"
    case .lessOrEqual: "≤"
    case .greater: ">"
    case .greaterOrEqual: "≥"
    case .modulo, .remainder, .minimum, .maximum, .and, .or, .xor, .prelu, .equal, .select,
      .bitAnd, .bitOr, .bitXor:
      ","
    case .shiftLeft: "≪"
    case .shiftRight: "≫"
    }
  }
  /// Whether the sign says what is done.
  var isWrittenBetween: Bool { sign != "," && self != .mean }
}
