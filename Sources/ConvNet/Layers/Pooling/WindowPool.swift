package import ConvKernels

/// A layer that makes one number of each window of a channel: `[channels, …]` to `[channels, …]`
/// over one to three axes.
protocol WindowPool: PackedLayer {
  var grid: GridWindow { get }
  /// The rule by which a window's numbers become one, for the kernels.
  func pooling(_ input: Shape) -> Pooling.Rule
  /// The rule in the words of an explanation, for one output.
  func rule(_ element: [Int], _ input: Shape) -> Rule
}

extension WindowPool {
  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try grid.pooledShape(kind, inputs)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    try pack(work.inputs[0].shape, work.shape).compute(work)
  }

  public func pack(
    _ parameters: Parameters, _ inputs: [Shape], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PackedWeights {
    guard let output = try? outputShape(inputs) else {
      preconditionFailure("a pooling is packed for what it does not accept")
    }
    return pack(inputs[0], output)
  }
  private func pack(_ input: Shape, _ output: Shape) -> PackedWeights {
    PackedWeights(
      Pooling(pooling(input), channels: input.channels, grid.axes(input, output)))
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      rule(element, inputs[0]),
      of: Region(.input(0), [Span(element[0])] + grid.spans(element)))
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Ladder([.map: "map", .cell: "cell", .term: "value"])
  }
}

extension Pooling: PackedKernel {
  package func compute(
    _ pieces: Range<Int>, _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, goesOn: (() -> Bool)?
  ) {
    compute(pieces, input: input, output: output, goesOn: goesOn ?? { true })
  }
}
