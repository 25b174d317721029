import Foundation

/// Functions of one number that take nothing else, by their words.
public enum Elementary: String, Hashable, Sendable, CaseIterable {
  case exp, log, sqrt, reciprocal, square, erf
  case negative = "neg"
  case absolute = "abs"
  /// −1, 0 or 1
  case sign
  case floor
  case ceiling = "ceil"
  /// Rounds to the nearest whole number, halves to the even one.
  case round
  case sin, cos, tan, asin, acos, atan, sinh, cosh, asinh, acosh, atanh
  /// log(1 + eˣ)
  case softplus
  /// x / (1 + |x|)
  case softsign
  /// x · tanh(softplus(x))
  case mish
  /// x · sigmoid(x), also called SiLU
  case swish
  /// x · min(max(x / 6 + 1/2, 0), 1)
  case hardSwish = "hardswish"
  /// 1 where x is 0, else 0
  case logicalNot = "not"
  /// 0 where x is 0, else 1: a cast to truth values
  case nonzero
  /// 1 where x is no number, else 0
  case isNaN = "isnan"
  /// x, and 0 where it is infinite or no number
  case finite
  /// x as a number of 16 bits, 5 of them for the exponent, holds it
  case float16
  /// x as a number of 16 bits, 8 of them for the exponent, holds it
  case bfloat16

  /// The 16 high bits of a float32, rounded, halves to the even one.
  private func bfloat16(_ x: Double) -> Double {
    let bits = Float(x).bitPattern
    guard x.isFinite else { return x }
    let rounded = (bits &+ 0x7fff &+ (bits >> 16 & 1)) & 0xffff_0000
    return Double(Float(bitPattern: rounded))
  }

  @inline(__always)
  public func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .exp: Foundation.exp(x)
    case .log: Foundation.log(x)
    case .sqrt: x.squareRoot()
    case .reciprocal: 1 / x
    case .square: x * x
    case .erf: Foundation.erf(x)
    case .negative: -x
    case .absolute: x.magnitude
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x
    case .floor: x.rounded(.down)
    case .ceiling: x.rounded(.up)
    case .round: x.rounded(.toNearestOrEven)
    case .sin: Foundation.sin(x)
    case .cos: Foundation.cos(x)
    case .tan: Foundation.tan(x)
    case .asin: Foundation.asin(x)
    case .acos: Foundation.acos(x)
    case .atan: Foundation.atan(x)
    case .sinh: Foundation.sinh(x)
    case .cosh: Foundation.cosh(x)
    case .asinh: Foundation.asinh(x)
    case .acosh: Foundation.acosh(x)
    case .atanh: Foundation.atanh(x)
    case .softplus: softplus(x)
    case .softsign: x / (1 + x.magnitude)
    case .mish: x * tanh(softplus(x))
    case .swish: x / (1 + Foundation.exp(-x))
    case .hardSwish: x * Function.clipped(x / 6 + 0.5, low: 0, high: 1)
    case .logicalNot: x == 0 ? 1 : 0
    case .nonzero: x == 0 ? 0 : 1
    case .isNaN: x.isNaN ? 1 : 0
    case .finite: x.isFinite ? x : 0
    case .float16: Double(Float16(x))
    case .bfloat16: bfloat16(x)
    }
  }

  /// No exponential overflows: log(1 + eˣ) = x + log(1 + e⁻ˣ).
  private func softplus(_ x: Double) -> Double {
    x > 0 ? x + log1p(Foundation.exp(-x)) : log1p(Foundation.exp(x))
  }
}
