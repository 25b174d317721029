import ConvKernelsBase

/// The mean of each window of volumes, channel by channel: `[channels, depth, height, width]` to
/// `[channels, …]`. Padding adds nothing to the sum; whether it counts in the divisor is an option.
/// PyTorch's `AvgPool3d`, ONNX's `AveragePool`.
public struct AveragePool3D: Layer {
  public static let kind = "avgpool3d"

  public let grid: GridWindow
  /// Whether the divisor counts the padding (`count_include_pad`).
  public let paddingCounts: Bool

  public init(grid: GridWindow, paddingCounts: Bool = true) {
    (self.grid, self.paddingCounts) = (grid, paddingCounts)
  }

  public var line: String { paddingCounts ? "\(grid)" : "\(grid) nopadcount" }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try LayerError.check(Self.kind, "the number of kernel sizes", grid.rank, in: 3...3)
    return try grid.pooledShape(Self.kind, inputs)
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    try pooled(inputs[0], grid, checkpoint) { source, grid, _, target in
      poolAverage(source, grid: grid, paddingCounts: paddingCounts, output: target)
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      .sum(divisor: grid.divisor(element, inputs[0], paddingCounts: paddingCounts)),
      of: Region(.input(0), [Span(element[0])] + grid.spans(element)))
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Ladder([.map: "map", .cell: "cell", .term: "value"])
  }
}
