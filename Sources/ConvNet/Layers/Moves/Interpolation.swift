import ConvKernels

/// Every axis stretched or shrunk, one after the other: an output is a weighted mean of the numbers
/// around the place where it stands in the input, the weights those of its row times those of its
/// column. ONNX's `Resize` and `Upsample`, linear and cubic; to the nearest it is a ``Move``.
public struct Interpolation: Layer {
  public static let kind = "interpolate"
  public let kind: String
  /// One for each axis of the input.
  public let axes: [ResizedAxis]
  public let resampling: Resampling

  public init(_ axes: [ResizedAxis], _ resampling: Resampling, kind: String = "resize") {
    (self.axes, self.resampling, self.kind) = (axes, resampling, kind)
  }

  public var line: String {
    let mode =
      switch resampling.mode {
      case .nearest: "nearest"
      case .linear: "linear"
      case .cubic: "cubic"
      }
    let sizes = axes.map { String($0.output) }.joined(separator: "×")
    return "\(mode) to \(sizes) \(resampling.coordinates.rawValue)"
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    guard inputs.count == 1 else {
      throw .inputCount(kind: kind, takes: 1, given: inputs.count)
    }
    let input = try Self.checked(axes.map(\.input))
    guard inputs[0] == input else {
      throw .move(.madeFor(kind: kind, input, given: inputs[0]))
    }
    for axis in axes { try axis.check(kind) }
    return try Self.checked(axes.map(\.output))
  }

  /// The axes that change, in the order in which they do.
  var order: [Int] {
    axes.indices.filter { !axes[$0].isSame }.sorted { axes[$0].scale < axes[$1].scale }
  }
  /// The most numbers that there are between two of them.
  private func between(_ order: [Int], _ input: Shape) -> Int {
    var sizes = input.sizes
    return order.dropLast().reduce(0) { most, axis in
      sizes[axis] = axes[axis].output
      return max(most, sizes.reduce(1, *))
    }
  }
  /// What is between the first axis and the last; of three and more, what comes next as well.
  public func scratch(_ inputs: [Shape]) -> Int {
    let order = order
    return min(2, max(0, order.count - 1)) * between(order, inputs[0])
  }

  /// Axis after axis, what gets smaller first, so that nothing in between is larger than both ends.
  public func compute(_ work: LayerWork) throws(Cancelled) {
    let order = order
    if order.isEmpty { work.copy(.input(0)) }
    let between = between(order, work.inputs[0].shape)
    let room = min(2, max(0, order.count - 1)) * between
    try work.withScratch(room) { (scratch) throws(Cancelled) in
      var (source, sizes) = (work.input, work.inputs[0].shape.sizes)
      for (pass, axis) in order.enumerated() {
        let target = axis == order.last ? work.output : scratch + pass % 2 * between
        try resize(source, target, sizes, axis, work.checkpoint.part(pass, of: order.count))
        sizes[axis] = axes[axis].output
        source = UnsafePointer(target)
      }
    }
    try fillOutside(work)
  }

  /// One axis of the numbers resized, some of its rows at a time: the weights of all might be more
  /// than the numbers.
  private func resize(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ sizes: [Int],
    _ axis: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let resized = axes[axis]
    let outer = sizes[..<axis].reduce(1, *)
    let inner = sizes[(axis + 1)...].reduce(1, *)
    let (read, written) = (resized.input * inner, resized.output * inner)
    let parts = (resized.output + Interpolation.rowsAtATime - 1) / Interpolation.rowsAtATime
    for first in stride(from: 0, to: resized.output, by: Interpolation.rowsAtATime) {
      let rows = first..<min(resized.output, first + Interpolation.rowsAtATime)
      let part = checkpoint.part(first / Interpolation.rowsAtATime, of: parts)
      try part(0)
      let blend = blend(rows, of: resized, inner)
      for piece in 0..<outer {
        if piece % 64 == 63 { try part(0) }
        try part.stretches(of: rows.count, each: blend.taps * inner) { stretch in
          blend(
            stretch, source + piece * read,
            target + piece * written + (first + stretch.lowerBound) * inner)
        }
      }
    }
  }
  private static let rowsAtATime = 1 << 12

  private func blend(_ rows: Range<Int>, of axis: ResizedAxis, _ inner: Int) -> Blend {
    var blend = Blend(input: axis.input, inner: inner)
    for index in rows {
      let taps = axis.taps(index, resampling)
      blend.append(first: taps?.first ?? 0, taps?.weights.map { Float($0) } ?? [])
    }
    return blend
  }

  /// The fill where any axis lies outside of the input.
  private func fillOutside(_ work: LayerWork) throws(Cancelled) {
    guard resampling.coordinates == .cropAndResize else { return }
    var inner = work.shape.count
    for axis in axes {
      let outer = work.shape.count / inner
      inner /= axis.output
      try work.checkpoint.stretches(of: axis.output, each: outer * inner) { stretch in
        for index in stretch where axis.taps(index, resampling) == nil {
          for piece in 0..<outer {
            (work.output + (piece * axis.output + index) * inner).update(
              repeating: resampling.extrapolation, count: inner)
          }
        }
      }
    }
  }

  /// The box of numbers around the output's place, each with the product of its shares.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    var spans: [Span] = []
    var coefficients = [1.0]
    for (axis, index) in zip(axes, element) {
      // Outside of the input one number beside it stands for what is not read.
      let taps = axis.taps(index, resampling) ?? .init(first: -1, weights: [1])
      spans.append(Span(taps.first, count: taps.weights.count))
      coefficients = coefficients.flatMap { outer in taps.weights.map { outer * $0 } }
    }
    guard spans.allSatisfy({ $0.start >= 0 }) else {
      let place = spans.map { $0.start < 0 ? $0.start : $0[$0.count / 2] }
      return .single(
        .function(.constant(Double(resampling.extrapolation))), of: Region(.input(0), at: place))
    }
    return Explanation([
      Step(.sum(divisor: 1), [Region(.input(0), spans)], coefficients: coefficients)
    ])
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(axes.count)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers(inputs, term: "share")
  }
}
