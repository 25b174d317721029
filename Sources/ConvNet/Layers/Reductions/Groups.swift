import ConvKernels

/// The numbers of a tensor, taken together along some of its axes: one group for each place on the
/// other axes, in row-major order. Nothing is copied.
struct Groups {
  /// The number of groups.
  let count: Int
  /// The number of numbers in each.
  let size: Int
  private let kept: [Axis]
  /// A group is some runs of numbers that are equally far apart.
  private let runStarts: [Int]
  private let run: Axis
  private let checkpoint: Checkpoint

  private struct Axis {
    var count: Int
    var step: Int
  }

  /// - Parameter axes: each of them one of the shape's, and none twice.
  init(_ shape: Shape, along axes: [Int], _ checkpoint: Checkpoint) {
    self.checkpoint = checkpoint
    let taken = Groups.axes(shape, shape.sizes.indices.filter(axes.contains))
    kept = Groups.axes(shape, shape.sizes.indices.filter { !axes.contains($0) })
    run = taken.first ?? Axis(count: 1, step: 1)
    let outer = Array(taken.dropFirst())
    let runs = outer.reduce(1) { $0 * $1.count }
    runStarts = (0..<runs).map { Groups.offset($0, outer) }
    count = kept.reduce(1) { $0 * $1.count }
    size = runs * run.count
  }

  /// The last first, neighbours taken together.
  private static func axes(_ shape: Shape, _ indices: [Int]) -> [Axis] {
    var axes: [Axis] = []
    for index in indices.reversed() where shape[index] > 1 {
      let step = shape.sizes[(index + 1)...].reduce(1, *)
      if let inner = axes.last, step == inner.step * inner.count {
        axes[axes.count - 1].count *= shape[index]
      } else {
        axes.append(Axis(count: shape[index], step: step))
      }
    }
    return axes
  }
  private static func offset(_ index: Int, _ axes: [Axis]) -> Int {
    var (rest, offset) = (index, 0)
    for axis in axes {
      offset += rest % axis.count * axis.step
      rest /= axis.count
    }
    return offset
  }

  /// Calls `body` with each run of a group.
  @inline(__always)
  func eachRun(
    _ group: Int, _ body: (_ start: Int, _ step: Int, _ count: Int) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    let base = Groups.offset(group, kept)
    for start in runStarts { try body(base + start, run.step, run.count) }
  }
  /// Calls `body` with runs that are as short as work may take between two checkpoints.
  @inline(__always)
  func eachStretch(
    _ group: Int, _ body: (_ start: Int, _ step: Int, _ count: Int) -> Void
  ) throws(Cancelled) {
    let base = Groups.offset(group, kept)
    let isLong = run.count > Groups.numbersInARow
    let checkpoint = isLong ? self.checkpoint.part(group, of: count) : self.checkpoint
    // Runs may be short and many.
    var left = Groups.numbersInARow
    for start in runStarts {
      try checkpoint.stretches(of: run.count) { stretch in
        body(base + start + stretch.lowerBound * run.step, run.step, stretch.count)
      }
      left -= run.count
      guard left < 0 else { continue }
      left = Groups.numbersInARow
      try checkpoint(isLong ? 0 : Double(group) / Double(count))
    }
  }
  /// Calls `body` with the offset of every number of a group, in row-major order.
  @inline(__always)
  func each(_ group: Int, _ body: (_ offset: Int) -> Void) throws(Cancelled) {
    try eachStretch(group) { start, step, count in
      for index in 0..<count { body(start + index * step) }
    }
  }
  /// Combines all numbers of a group, in double precision.
  @inline(__always)
  func fold(
    _ group: Int, _ source: UnsafePointer<Float>, from start: Double,
    _ body: (Double, Double) -> Double
  ) throws(Cancelled) -> Double {
    var value = start
    try each(group) { value = body(value, Double(source[$0])) }
    return value
  }
  /// The largest number; a NaN wins.
  func largest(_ group: Int, _ source: UnsafePointer<Float>) throws(Cancelled) -> Double {
    try fold(group, source, from: -.infinity) { $1 > $0 || $1.isNaN ? $1 : $0 }
  }

  func sum(_ group: Int, _ source: UnsafePointer<Float>) throws(Cancelled) -> Double {
    var sum = 0.0
    try eachStretch(group) { sum += total(source + $0, stride: $1, count: $2) }
    return sum
  }
  func sumOfSquares(
    _ group: Int, _ source: UnsafePointer<Float>, around center: Double = 0
  ) throws(Cancelled) -> Double {
    var sum = 0.0
    try eachStretch(group) {
      sum += totalOfSquares(source + $0, stride: $1, count: $2, around: center)
    }
    return sum
  }

  /// Does something for every group, and passes a checkpoint often enough.
  func eachGroup(
    _ body: (_ group: Int) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    let piece = max(1, Groups.numbersInARow / size)
    for group in 0..<count {
      if group % piece == 0 { try checkpoint(Double(group) / Double(count)) }
      try body(group)
    }
  }
  private static let numbersInARow = 1 << 16
}
