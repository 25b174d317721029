import ConvKernels
import Foundation

/// Two rows of numbers that are combined to one, `target[i] = f(first[i], second[i])`. The closure
/// is inlined, so that each use is a loop of its own and no call.
struct PairLoop {
  let first: UnsafePointer<Float>
  let second: UnsafePointer<Float>
  /// 1, or 0 where one number is repeated.
  let firstStep: Int
  let secondStep: Int
  let target: UnsafeMutablePointer<Float>
  let count: Int

  @inline(__always)
  func each(_ function: (Float, Float) -> Float) {
    switch (firstStep, secondStep) {
    case (1, 1):
      for index in 0..<count { target[index] = function(first[index], second[index]) }
    case (1, _):
      let other = second[0]
      for index in 0..<count { target[index] = function(first[index], other) }
    case (_, 1):
      let one = first[0]
      for index in 0..<count { target[index] = function(one, second[index]) }
    default:
      let value = function(first[0], second[0])
      for index in 0..<count { target[index] = value }
    }
  }
  /// The kernel adds to what is there.
  func sum() {
    guard firstStep == 1, secondStep == 1 else { return each { $0 + $1 } }
    if first != UnsafePointer(target) { target.update(from: first, count: count) }
    add(second, to: target, count: count)
  }
  @inline(__always)
  func inDouble(_ function: (Double, Double) -> Double) {
    each { Float(function(Double($0), Double($1))) }
  }
}

extension Combination {
  /// Combines two numbers at a time; it is chosen once, not once a number. A mean adds up only.
  func apply(_ loop: PairLoop) {
    switch self {
    case .sum, .mean: loop.sum()
    case .difference: loop.each { $0 - $1 }
    case .product: loop.each { $0 * $1 }
    case .quotient: loop.each { $0 / $1 }
    case .power:
      if loop.secondStep == 0, loop.second[0] == 2 {
        loop.each { x, _ in x * x }
      } else {
        loop.each { powf($0, $1) }
      }
    case .minimum: loop.each { $1 < $0 || $1.isNaN ? $1 : $0 }
    case .maximum: loop.each { $1 > $0 || $1.isNaN ? $1 : $0 }
    case .prelu: loop.each { $0 < 0 ? $0 * $1 : $0 }
    case .equal: loop.each { $0 == $1 ? 1 : 0 }
    case .less: loop.each { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: loop.each { $0 <= $1 ? 1 : 0 }
    case .greater: loop.each { $0 > $1 ? 1 : 0 }
    case .greaterOrEqual: loop.each { $0 >= $1 ? 1 : 0 }
    case .and: loop.each { $0 != 0 && $1 != 0 ? 1 : 0 }
    case .or: loop.each { $0 != 0 || $1 != 0 ? 1 : 0 }
    case .xor: loop.each { ($0 != 0) != ($1 != 0) ? 1 : 0 }
    case .integerQuotient, .modulo, .remainder, .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight:
      loop.inDouble { self.pair($0, $1) }
    case .select: preconditionFailure("select takes three numbers")
    }
  }
}
