import ConvKernels
import Foundation

extension Function {
  /// Writes the function of `count` numbers from the first to the second. It is chosen once, so
  /// that each choice is a loop of its own.
  func apply(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
  ) {
    switch self {
    case .identity: target.update(from: source, count: count)
    case .relu: rectify(source, target, count: count)
    case .leakyReLU(let slope):
      rectifyLeaking(source, target, count: count, slope: Float(slope))
    case .sigmoid: ConvKernels.sigmoid(source, target, count: count)
    case .tanh: hyperbolicTangent(source, target, count: count)
    case .gelu: gaussianError(source, target, count: count)
    case .geluByTanh: gaussianErrorByTangent(source, target, count: count)
    case .elementary(let elementary): elementary.apply(source, target, count: count)
    default: applyWithBounds(Loop(source, target, count))
    }
  }
}

extension Function {
  /// Those with numbers of their own.
  private func applyWithBounds(_ loop: Loop) {
    switch self {
    case .elu(let alpha): loop.inDouble { $0 < 0 ? alpha * expm1($0) : $0 }
    case .celu(let alpha): loop.inDouble { $0 < 0 ? alpha * expm1($0 / alpha) : $0 }
    case .selu(let alpha, let gamma):
      let below = gamma * alpha
      loop.inDouble { $0 < 0 ? below * expm1($0) : gamma * $0 }
    case .hardSigmoid(let alpha, let beta):
      loop.inDouble { Function.clipped(alpha * $0 + beta, low: 0, high: 1) }
    case .clip(let low, let high):
      loop.inDouble { Function.clipped($0, low: low, high: high) }
    case .thresholdedReLU(let alpha): loop.inDouble { $0 > alpha ? $0 : 0 }
    case .shrink(let bias, let threshold):
      loop.inDouble { $0 < -threshold ? $0 + bias : $0 > threshold ? $0 - bias : 0 }
    default: loop.inDouble { self([$0]) }
    }
  }
}

extension Elementary {
  fileprivate func apply(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
  ) {
    let loop = Loop(source, target, count)
    switch self {
    case .exp: loop.each { expf($0) }
    case .log: loop.each { logf($0) }
    case .erf: loop.each { erff($0) }
    case .sin: loop.each { sinf($0) }
    case .cos: loop.each { cosf($0) }
    case .tan: loop.each { tanf($0) }
    case .asin: loop.each { asinf($0) }
    case .acos: loop.each { acosf($0) }
    case .atan: loop.each { atanf($0) }
    case .sinh: loop.each { sinhf($0) }
    case .cosh: loop.each { coshf($0) }
    case .asinh: loop.each { asinhf($0) }
    case .acosh: loop.each { acoshf($0) }
    case .atanh: loop.each { atanhf($0) }
    case .softplus: loop.inDouble { Elementary.softplus($0) }
    case .mish: loop.inDouble { Elementary.mish($0) }
    case .swish: loop.each { $0 / (1 + expf(-$0)) }
    default: applyExact(loop)
    }
  }

  /// Those that only compare, round or calculate.
  private func applyExact(_ loop: Loop) {
    switch self {
    case .sqrt: loop.each { $0.squareRoot() }
    case .reciprocal: loop.each { 1 / $0 }
    case .square: loop.each { $0 * $0 }
    case .negative: loop.each { -$0 }
    case .absolute: loop.each { $0.magnitude }
    case .sign: loop.each { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }
    case .floor: loop.each { $0.rounded(.down) }
    case .ceiling: loop.each { $0.rounded(.up) }
    case .round: loop.each { $0.rounded(.toNearestOrEven) }
    case .softsign: loop.each { $0 / (1 + $0.magnitude) }
    case .hardSwish: loop.inDouble { Elementary.hardSwish($0) }
    case .logicalNot: loop.each { $0 == 0 ? 1 : 0 }
    case .nonzero: loop.each { $0 == 0 ? 0 : 1 }
    case .isNaN: loop.each { $0.isNaN ? 1 : 0 }
    case .finite: loop.each { $0.isFinite ? $0 : 0 }
    default: loop.inDouble { self($0) }
    }
  }
}
