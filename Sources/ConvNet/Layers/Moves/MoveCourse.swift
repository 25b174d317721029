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

  /// Fills the output, some of its first axis at a time, so that it can be stopped.
  func move(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    guard let axes, let first = axes.first else {
      return target.update(from: source, count: output.count)
    }
    try checkpoint(0)
    let inner = axes.dropFirst().map { table($0, 0..<$0.count) }
    let count = output.count / first.count
    // No table of all places of the first axis is made, which may be as long as the output.
    try checkpoint.stretches(of: first.count, each: count) { stretch in
      let places = table(first, stretch)
      guard !inner.isEmpty else {
        return copyGathered(
          source, [places], fill: fill, target + stretch.lowerBound, count: places.count)
      }
      for (index, offset) in zip(stretch, places) {
        let target = target + index * count
        if offset < 0 {
          target.update(repeating: fill, count: count)
        } else {
          copyGathered(source + offset, inner, fill: fill, target, count: count)
        }
      }
    }
  }

  /// The offsets that some places of an axis stand for; −1 outside of the input.
  private func table(_ axis: MoveAxis, _ range: Range<Int>) -> [Int] {
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
