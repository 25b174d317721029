/// A run of numbers that something is made of, one by one: the closure is inlined, so that each use
/// is a loop of its own and no call.
struct Loop {
  let source: UnsafePointer<Float>
  let target: UnsafeMutablePointer<Float>
  let count: Int

  init(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    (self.source, self.target, self.count) = (source, target, count)
  }

  func copy() { target.update(from: source, count: count) }
  @inline(__always)
  func each(_ function: (Float) -> Float) {
    for index in 0..<count { target[index] = function(source[index]) }
  }
  /// A loop in which rounding in between would take away digits.
  @inline(__always)
  func inDouble(_ function: (Double) -> Double) {
    for index in 0..<count { target[index] = Float(function(Double(source[index]))) }
  }
}
