/// The elements that one comes to from an element by moving along some axes, to the positions that
/// a footprint has along them.
struct Places: Sequence, IteratorProtocol {
  private let axes: [(axis: Int, positions: [Int])]
  private var indices: [Int]
  private var element: [Int]
  private var isDone: Bool
  /// How many there are; the largest number where they can not be counted.
  let count: Int

  init(_ axes: [Int], of footprint: Footprint, around element: [Int]) {
    self.axes = axes.map { ($0, footprint.positions($0)) }
    indices = axes.map { _ in 0 }
    self.element = element
    count = self.axes.reduce(1) {
      let (product, overflow) = $0.multipliedReportingOverflow(by: $1.positions.count)
      return overflow ? .max : product
    }
    isDone = count == 0
    guard !isDone else { return }
    for (axis, positions) in self.axes { self.element[axis] = positions[0] }
  }

  mutating func next() -> [Int]? {
    guard !isDone else { return nil }
    let current = element
    for index in axes.indices.reversed() {
      let (axis, positions) = axes[index]
      indices[index] += 1
      if indices[index] < positions.count {
        element[axis] = positions[indices[index]]
        return current
      }
      indices[index] = 0
      element[axis] = positions[0]
    }
    isDone = true
    return current
  }
}
