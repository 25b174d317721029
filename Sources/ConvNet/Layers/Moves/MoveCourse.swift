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

  /// Fills the output, the first axis piece by piece, so that it can be stopped.
  func move(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    guard let axes else { return target.update(from: source, count: output.count) }
    let strides = offsets
    let tables = axes.map { axis in
      (0..<axis.count).map { index in
        let place = axis[index]
        let isInside = (0..<input[axis.input]).contains(place)
        return isInside ? place * strides[axis.input] : -1
      }
    }
    let pieces = tables.count > 1 ? tables[0] : [0]
    let inner = Array(tables.suffix(max(1, tables.count - 1)))
    let count = output.count / pieces.count
    for (index, offset) in pieces.enumerated() {
      try checkpoint(Double(index) / Double(pieces.count))
      let target = target + index * count
      if offset < 0 {
        target.update(repeating: fill, count: count)
      } else {
        copyGathered(source + offset, inner, fill: fill, target, count: count)
      }
    }
  }

  /// The distance from one place of an input's axis to the next.
  private var offsets: [Int] {
    var offsets = [Int](repeating: 1, count: input.rank)
    for axis in (0..<input.rank).dropLast().reversed() {
      offsets[axis] = offsets[axis + 1] * input[axis + 1]
    }
    return offsets
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
