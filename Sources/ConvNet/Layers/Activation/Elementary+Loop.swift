import Foundation

extension Elementary {
  /// Writes the function of many numbers. It is chosen once, so that each choice is a loop of its own.
  func apply(_ loop: Loop) {
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
