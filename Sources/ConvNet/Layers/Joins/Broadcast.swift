/// The stretching of operands of several shapes to one (numpy's broadcasting): their axes are
/// counted from the last, a size of 1 is repeated.
struct Broadcast {
  let shape: Shape
  /// How many numbers lie in a row that every operand walks with one step.
  let rowCount: Int
  /// The step of each operand inside a row: 1, or 0 where its number is repeated.
  let rowSteps: [Int]
  /// The other axes, the last first, neighbours taken together where all operands allow it.
  private let outer: [Axis]

  private struct Axis {
    var count: Int
    var steps: [Int]
  }

  /// - Throws: ``LayerError/broadcast(kind:_:_:)`` and ``LayerError/shape(_:)``
  static func shape(_ kind: String, _ shapes: [Shape]) throws(LayerError) -> Shape {
    let rank = shapes.reduce(0) { max($0, $1.rank) }
    var sizes = [Int](repeating: 1, count: rank)
    for shape in shapes {
      for (back, size) in shape.sizes.reversed().enumerated() where size != 1 {
        let axis = rank - 1 - back
        guard sizes[axis] == 1 || sizes[axis] == size else {
          throw .broadcast(kind: kind, shapes[0], shape)
        }
        sizes[axis] = size
      }
    }
    do { return try Shape(checking: sizes) } catch { throw .shape(error) }
  }

  /// - Parameter shapes: those that ``shape(_:_:)`` accepts.
  init(_ shapes: [Shape], to shape: Shape) {
    self.shape = shape
    var axes: [Axis] = []
    var sizes = [Int](repeating: 1, count: shapes.count)
    for back in 0..<shape.rank {
      let count = shape[shape.rank - 1 - back]
      var axis = Axis(count: count, steps: [])
      for (index, operand) in shapes.enumerated() {
        let size = back < operand.rank ? operand[operand.rank - 1 - back] : 1
        axis.steps.append(size == 1 ? 0 : sizes[index])
        sizes[index] *= size
      }
      guard count > 1 else { continue }
      if let inner = axes.last,
        zip(inner.steps, axis.steps).allSatisfy({ $1 == $0 * inner.count })
      {
        axes[axes.count - 1].count *= count
      } else {
        axes.append(axis)
      }
    }
    rowCount = axes.first?.count ?? 1
    rowSteps = axes.first?.steps ?? shapes.map { _ in 0 }
    outer = Array(axes.dropFirst())
  }

  /// Calls `body` with where each operand's run begins, where the output's does, and how long it
  /// is. Runs are at most as long as a checkpoint may wait.
  @inline(__always)
  func eachRun(
    _ checkpoint: Checkpoint, _ body: (_ starts: [Int], _ offset: Int, _ count: Int) -> Void
  ) throws(Cancelled) {
    let rows = outer.reduce(1) { $0 * $1.count }
    var starts = rowSteps.map { _ in 0 }
    var sinceCheckpoint = Broadcast.longestRun
    for row in 0..<rows {
      for begin in stride(from: 0, to: rowCount, by: Broadcast.longestRun) {
        if sinceCheckpoint >= Broadcast.longestRun {
          try checkpoint(Double(row) / Double(rows))
          sinceCheckpoint = 0
        }
        let count = min(Broadcast.longestRun, rowCount - begin)
        for operand in starts.indices {
          starts[operand] = start(row, operand: operand) + begin * rowSteps[operand]
        }
        body(starts, row * rowCount + begin, count)
        sinceCheckpoint += count
      }
    }
  }
  private static let longestRun = 1 << 16

  /// The offset at which the n-th row begins in one operand.
  private func start(_ row: Int, operand: Int) -> Int {
    var (rest, offset) = (row, 0)
    for axis in outer {
      offset += rest % axis.count * axis.steps[operand]
      rest /= axis.count
    }
    return offset
  }

  /// The place in an operand that an output reads.
  static func place(_ element: [Int], in operand: Shape) -> [Int] {
    zip(element.suffix(operand.rank), operand.sizes).map { $1 == 1 ? 0 : $0 }
  }
}
