import ConvKernels

/// A layer that makes one number of each window of a channel: `[channels, …]` to `[channels, …]`
/// over one to three axes.
protocol WindowPool: Layer {
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
    let input = work.inputs[0].shape
    let pooling = Pooling(
      pooling(input), channels: input.channels, grid.axes(input, work.shape))
    try work.checkpoint.eachAsking(of: pooling.pieces) { piece, goesOn in
      pooling.compute(
        piece..<piece + 1, input: work.input, output: work.output, goesOn: goesOn)
    }
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
