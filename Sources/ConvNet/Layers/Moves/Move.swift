import ConvKernels

/// A layer that computes nothing: each number of its output is a copy of one number of its input,
/// or one fixed value. ONNX's `Reshape`, `Transpose`, `Slice`, `Gather` with known indices,
/// `Expand`, `Tile`, `Pad`, `Resize` to the nearest, `DepthToSpace`, `SpaceToDepth` and more; its
/// `kind` says which. It is made for one shape of its input.
///
/// The output is counted row-major through a grid of axes, which are its own or parts of them
/// (``MoveAxis``); the place that is read is the sum of what their positions stand for.
public struct Move: Layer {
  public static let kind = "move"
  public let kind: String
  public let line: String
  public let input: Shape
  public let output: Shape
  /// What stands where nothing is read.
  public let fill: Float
  /// Nil where the numbers stay in their order.
  let axes: [MoveAxis]?

  /// - Parameter axes: as many positions in all as the output has numbers.
  init(
    _ kind: String, _ line: String, from input: Shape, to output: Shape, _ axes: [MoveAxis]?,
    fill: Float = 0
  ) {
    precondition(
      (axes?.reduce(1) { $0 * $1.count } ?? input.count) == output.count,
      "a move of \(input) fills \(output)")
    (self.kind, self.line, self.input, self.output) = (kind, line, input, output)
    (self.axes, self.fill) = (axes, fill)
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    guard inputs.count == 1 else {
      throw .inputCount(kind: kind, takes: 1, given: inputs.count)
    }
    guard inputs[0] == input else {
      throw .move(.madeFor(kind: kind, input, given: inputs[0]))
    }
    return output
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let shape = acceptedShape(inputs)
    guard let axes else { return inputs[0].reshaped(shape) }
    let strides = offsets
    let tables = axes.map { axis in
      (0..<axis.count).map { index in
        let place = axis[index]
        let isInside = (0..<input[axis.input]).contains(place)
        return isInside ? place * strides[axis.input] : -1
      }
    }
    // The first axis is walked here, so that it can be stopped.
    let pieces = tables.count > 1 ? tables[0] : [0]
    let inner = Array(tables.suffix(max(1, tables.count - 1)))
    let count = shape.count / pieces.count
    return try .filled(shape) { (output) throws(Cancelled) in
      try inputs[0].read { (source) throws(Cancelled) in
        for (index, offset) in pieces.enumerated() {
          try checkpoint(Double(index) / Double(pieces.count))
          let target = output + index * count
          if offset < 0 {
            target.update(repeating: fill, count: count)
          } else {
            copyGathered(source + offset, inner, fill: fill, target, count: count)
          }
        }
      }
    }
  }

  /// From one place of an input's axis to the next.
  private var offsets: [Int] {
    var offsets = [Int](repeating: 1, count: input.rank)
    for axis in (0..<input.rank).dropLast().reversed() {
      offsets[axis] = offsets[axis + 1] * input[axis + 1]
    }
    return offsets
  }

  /// Where an output comes from; outside of the input where it is the fill.
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

  /// A copy is a sum of one term.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let place = source(of: element)
    return .single(
      input.contains(place) ? .sum(divisor: 1) : .function(.constant(Double(fill))),
      of: Region(.input(0), at: place))
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    guard let axes else { return AxisLink.reshaped(self.input.sizes, to: output.sizes) }
    return self.input.sizes.indices.map { axis in
      let outputs = axes.filter { $0.input == axis }.flatMap(\.outputs)
      return AxisLink([axis], from: Set(outputs).sorted())
    }
  }

  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers([output], term: nil) }
}
