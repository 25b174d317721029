import ConvKernels

/// The number of an input that each number of an output copies, for one shape of the input.
///
/// The output is counted row-major through a grid of axes, which are its own or parts of them
/// (``MoveAxis``); the place that is read is the sum of what their positions stand for.
public struct MoveCourse: Hashable, Sendable {
  public let input: Shape
  public let output: Shape
  /// The value where nothing is read.
  public let fill: Float
  /// Nil where the numbers stay in their order.
  let axes: [MoveAxis]?

  /// - Parameter axes: as many positions in all as the output has numbers.
  init(from input: Shape, to output: Shape, _ axes: [MoveAxis]?, fill: Float = 0) {
    precondition(
      (axes?.reduce(1) { $0 * $1.count } ?? input.count) == output.count,
      "a move of \(input) fills \(output)")
    (self.input, self.output, self.axes, self.fill) = (input, output, axes, fill)
  }

  /// Fills the output block by block, so that it can be stopped and no table is as long as it is.
  func move(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    guard let axes, !axes.isEmpty else {
      return target.update(from: source, count: output.count)
    }
    // The last axes make a block, the one before them is walked in stretches, all others one by one.
    var (first, block) = (axes.count - 1, 1)
    while first > 0, block * axes[first].count <= MoveCourse.largestBlock {
      block *= axes[first].count
      first -= 1
    }
    let inner = axes[(first + 1)...].map { table($0, 0..<$0.count) }
    let row = axes[first].count * block
    for index in 0..<output.count / row {
      let part = checkpoint.part(index, of: output.count / row)
      try part(0)
      let offset = offset(index, axes[..<first])
      try part.stretches(of: axes[first].count, each: block) { stretch in
        let (begin, count) = (index * row + stretch.lowerBound * block, stretch.count * block)
        if let offset {
          copyGathered(
            source + offset, [table(axes[first], stretch)] + inner, fill: fill, target + begin,
            count: count)
        } else {
          (target + begin).update(repeating: fill, count: count)
        }
      }
    }
  }
  private static let largestBlock = 1 << 16

  /// The offset that a place of the first axes stands for; nil outside of the input.
  private func offset(_ index: Int, _ axes: ArraySlice<MoveAxis>) -> Int? {
    var (rest, sum) = (index, 0)
    for axis in axes.reversed() {
      let offset = table(axis, rest % axis.count..<rest % axis.count + 1)[0]
      guard offset >= 0 else { return nil }
      sum += offset
      rest /= axis.count
    }
    return sum
  }

  /// The offsets that some places of an axis stand for; −1 outside of the input.
  func table(_ axis: MoveAxis, _ range: Range<Int>) -> [Int] {
    let size = input[axis.input]
    let step = input.sizes[(axis.input + 1)...].reduce(1, *)
    return range.map { index in
      let place = axis[index]
      return 0..<size ~= place ? place * step : -1
    }
  }

  /// The place that an output comes from; outside of the input where it is the fill.
  public func source(of element: [Int]) -> [Int] {
    let offset = output.offset(element)
    guard let axes else { return input.element(at: offset) }
    var place = [Int](repeating: 0, count: input.rank)
    var rest = offset
    for axis in axes.reversed() {
      place[axis.input] += axis[rest % axis.count]
      rest /= axis.count
    }
    return place
  }

  var links: [AxisLink] {
    guard let axes else { return AxisLink.reshaped(input.sizes, to: output.sizes) }
    return input.sizes.indices.map { axis in
      let outputs = axes.filter { $0.input == axis }.flatMap(\.outputs)
      return AxisLink([axis], from: Set(outputs).sorted())
    }
  }
}
