import Foundation

extension Function {
  /// How much a function of one number grows with it, at x. Where it has a corner, PyTorch's choice;
  /// 0 where it moves in steps. Nil for functions that take several numbers.
  func slope(_ x: Double) -> Double? {
    switch self {
    case .identity: 1
    case .relu: x <= 0 ? 0 : 1
    case .leakyReLU(let slope): x > 0 ? 1 : slope
    case .sigmoid: Function.sigmoidSlope(1 / (1 + exp(-x)))
    case .tanh: 1 - Foundation.tanh(x) * Foundation.tanh(x)
    case .gelu: Function.normal(x) + x * exp(-x * x / 2) / (2 * Double.pi).squareRoot()
    case .geluByTanh: geluSlope(x)
    case .elementary(let elementary): elementary.slope(x)
    case .elu(let alpha): x <= 0 ? alpha * exp(x) : 1
    case .celu(let alpha): x <= 0 ? exp(x / alpha) : 1
    case .selu(let alpha, let gamma): x <= 0 ? gamma * alpha * exp(x) : gamma
    case .hardSigmoid(let alpha, let beta): 0 < alpha * x + beta && alpha * x + beta < 1 ? alpha : 0
    case .clip(let low, let high): low < x && x < high ? 1 : 0
    case .thresholdedReLU(let alpha): x > alpha ? 1 : 0
    case .shrink(_, let threshold): x < -threshold || x > threshold ? 1 : 0
    case .scaledPower(let factor, let offset, let exponent):
      factor * exponent * pow(offset + factor * x, exponent - 1)
    case .truncated, .isInfinite, .constant, .isPosition: 0
    default: nil
    }
  }

  private static func sigmoidSlope(_ y: Double) -> Double { y * (1 - y) }
  /// The normal distribution.
  private static func normal(_ x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }

  private func geluSlope(_ x: Double) -> Double {
    let root = (2 / Double.pi).squareRoot()
    let share = 1 / (1 + exp(-2 * root * (x + 0.044715 * x * x * x)))
    return share + x * share * (1 - share) * 2 * root * (1 + 3 * 0.044715 * x * x)
  }
}

extension Elementary {
  /// How much it grows with x.
  func slope(_ x: Double) -> Double {
    switch self {
    case .exp: Foundation.exp(x)
    case .log: 1 / x
    case .sqrt: 0.5 / x.squareRoot()
    case .reciprocal: -1 / (x * x)
    case .square: 2 * x
    case .erf: 2 / Double.pi.squareRoot() * Foundation.exp(-x * x)
    case .negative: -1
    case .absolute: x > 0 ? 1 : x < 0 ? -1 : 0
    case .softplus: 1 / (1 + Foundation.exp(-x))
    case .softsign: 1 / ((1 + x.magnitude) * (1 + x.magnitude))
    case .mish: mishSlope(x)
    case .swish: swishSlope(1 / (1 + Foundation.exp(-x)), x)
    case .hardSwish: x < -3 ? 0 : x <= 3 ? x / 3 + 0.5 : 1
    case .finite: x.isFinite ? 1 : 0
    case .float16, .bfloat16: 1
    case .sign, .floor, .ceiling, .round, .logicalNot, .nonzero, .isNaN: 0
    default: angleSlope(x)
    }
  }

  private func angleSlope(_ x: Double) -> Double {
    switch self {
    case .sin: Foundation.cos(x)
    case .cos: -Foundation.sin(x)
    case .tan: 1 / (Foundation.cos(x) * Foundation.cos(x))
    case .asin: 1 / (1 - x * x).squareRoot()
    case .acos: -1 / (1 - x * x).squareRoot()
    case .atan: 1 / (1 + x * x)
    case .sinh: Foundation.cosh(x)
    case .cosh: Foundation.sinh(x)
    case .asinh: 1 / (1 + x * x).squareRoot()
    case .acosh: 1 / (x * x - 1).squareRoot()
    case .atanh: 1 / (1 - x * x)
    default: preconditionFailure("\(self) is no function of an angle")
    }
  }

  private func swishSlope(_ share: Double, _ x: Double) -> Double {
    share + x * share * (1 - share)
  }
  private func mishSlope(_ x: Double) -> Double {
    let soft = tanh(Elementary.softplus(x))
    return soft + x * (1 - soft * soft) / (1 + Foundation.exp(-x))
  }
}
