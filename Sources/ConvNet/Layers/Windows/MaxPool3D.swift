import ConvKernelsBase

/// The largest number of each window of volumes, channel by channel: `[channels, depth, height,
/// width]` to `[channels, …]`. Padding never wins, a NaN always does. PyTorch's `MaxPool3d`, ONNX's
/// `MaxPool`.
public struct MaxPool3D: Layer {
  public static let kind = "maxpool3d"

  public let grid: GridWindow

  public init(grid: GridWindow) { self.grid = grid }

  public var line: String { "\(grid)" }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try LayerError.check(Self.kind, "the number of kernel sizes", grid.rank, in: 3...3)
    return try grid.pooledShape(Self.kind, inputs)
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    try pooled(inputs[0], grid, checkpoint) { source, grid, _, target in
      poolLargest(source, grid: grid, output: target)
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(.largest, of: Region(.input(0), [Span(element[0])] + grid.spans(element)))
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Ladder([.map: "map", .cell: "cell", .term: "value"])
  }
}

extension Layer {
  /// Runs a pooling slice by slice.
  ///
  /// - Parameter pool: of one map, its place among the maps, and one slice of the output.
  func pooled(
    _ input: Tensor, _ grid: GridWindow, _ checkpoint: Checkpoint,
    _ pool: (UnsafePointer<Float>, WindowGrid, Int, UnsafeMutablePointer<Float>) -> Void
  ) throws(Cancelled) -> Tensor {
    let shape = acceptedShape([input])
    let slices = grid.rank == 3 ? shape[1] : 1
    let (pieces, cells) = (shape.channels * slices, input.shape.count / shape.channels)
    return try .filled(shape) { (output) throws(Cancelled) in
      try input.read { (source) throws(Cancelled) in
        for piece in 0..<pieces {
          try checkpoint(Double(piece) / Double(pieces))
          let map = piece / slices
          pool(
            source + map * cells, grid.kernelGrid(input.shape, shape, slice: piece % slices), map,
            output + piece * (shape.count / pieces))
        }
      }
    }
  }
}
