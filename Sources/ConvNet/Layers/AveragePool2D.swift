import ConvKernelsBase

/// The mean of each window, channel by channel: `[channels, height, width]` to `[channels, …]`.
/// Padding adds nothing to the sum; whether it counts in the divisor is an option, and it does
/// unless one says otherwise. A signal's `[channels, width]` likewise. PyTorch's `AvgPool2d` and
/// `AvgPool1d`, ONNX's `AveragePool`.
public struct AveragePool2D: WrittenLayer {
  public static let kind = "avgpool"
  public static let usage = "avgpool SIZE [stride N] [pad N] [dilation N] [ceil] [nopadcount]"

  public let kernelSize: Pair
  public let stride: Pair
  public let padding: Padding
  /// ONNX's, from opset 19 on; PyTorch's is always 1.
  public let dilation: Pair
  /// Whether a last window that hangs over the edge counts.
  public let roundsUp: Bool
  public let dimensions: Dimensions
  /// Whether the divisor counts the padding (PyTorch's `count_include_pad`).
  public let paddingCounts: Bool

  /// - Parameter stride: the kernel's size where it is nil.
  public init(
    kernelSize: Pair, stride: Pair? = nil, padding: Padding = .zero, dilation: Pair = Pair(1),
    roundsUp: Bool = false, paddingCounts: Bool = true, dimensions: Dimensions = .two
  ) {
    (self.kernelSize, self.stride) = (kernelSize, stride ?? kernelSize)
    (self.padding, self.dilation, self.roundsUp) = (padding, dilation, roundsUp)
    (self.paddingCounts, self.dimensions) = (paddingCounts, dimensions)
  }

  private var sliding: SlidingWindow {
    SlidingWindow(
      size: kernelSize, stride: stride, dilation: dilation, padding: padding, roundsUp: roundsUp,
      dimensions: dimensions)
  }
  public var window: Window? { sliding.window }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try sliding.pooledShape(Self.kind, inputs)
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let (input, shape) = (inputs[0].shape, acceptedShape(inputs))
    let grid = sliding.grid.kernelGrid(input, shape)
    return try .filled(shape) { (output) throws(Cancelled) in
      try inputs[0].read { (source) throws(Cancelled) in
        for map in 0..<shape.channels {
          try checkpoint(Double(map) / Double(shape.channels))
          poolAverage(
            source + map * input.cells, grid: grid, paddingCounts: paddingCounts,
            output: output + map * shape.cells)
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      .sum(
        divisor: sliding.grid.divisor(element, inputs[0], paddingCounts: paddingCounts)),
      of: Region(
        .input(0), [Span(element[0])] + sliding.spans(element)))
  }

  public func ladder(_ inputs: [Shape]) -> Ladder {
    Ladder([.map: "map", .cell: "cell", .term: "value"])
  }
}

extension AveragePool2D {
  public static func parse(
    _ words: inout LineWords, input: Shape
  ) throws(LineError) -> AveragePool2D {
    let dimensions = Dimensions(reading: input)
    let kernelSize = try words.pair("the window's size", in: SlidingWindow.sizes, dimensions)
    var (stride, padding, dilation) = (kernelSize, Padding.zero, Pair(1))
    var (roundsUp, paddingCounts) = (false, true)
    while words.next != nil {
      if words.take("stride") {
        stride = try words.pair("the stride", in: SlidingWindow.sizes, dimensions)
      } else if words.take("pad") {
        padding = try words.padding("the padding", in: SlidingWindow.paddings, dimensions)
      } else if words.take("dilation") {
        dilation = try words.pair("the dilation", in: SlidingWindow.sizes, dimensions)
      } else if words.take("ceil") {
        roundsUp = true
      } else if words.take("nopadcount") {
        paddingCounts = false
      } else {
        throw words.unknown(usage)
      }
    }
    return AveragePool2D(
      kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
      roundsUp: roundsUp, paddingCounts: paddingCounts, dimensions: dimensions)
  }

  public var line: String {
    var words = [dimensions.shortest(kernelSize)]
    if stride != kernelSize { words += ["stride", dimensions.shortest(stride)] }
    if padding != .zero { words += ["pad", dimensions.written(padding)] }
    if dilation != Pair(1) { words += ["dilation", dimensions.shortest(dilation)] }
    if roundsUp { words.append("ceil") }
    if !paddingCounts { words.append("nopadcount") }
    return words.joined(separator: " ")
  }
}
