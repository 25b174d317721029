import ConvKernelsBase

/// The largest number of each window, channel by channel: `[channels, height, width]` to
/// `[channels, …]`, or a signal's `[channels, width]` likewise. Padding never wins, a NaN always does.
/// PyTorch's `MaxPool2d` and `MaxPool1d`, ONNX's `MaxPool`.
public struct MaxPool2D: WrittenLayer {
  public static let kind = "maxpool"
  public static let usage = "maxpool SIZE [stride N] [pad N] [dilation N] [ceil]"

  public let kernelSize: Pair
  public let stride: Pair
  public let padding: Padding
  public let dilation: Pair
  /// Whether a last window that hangs over the edge counts.
  public let roundsUp: Bool
  public let dimensions: Dimensions

  /// - Parameter stride: the kernel's size where it is nil.
  public init(
    kernelSize: Pair, stride: Pair? = nil, padding: Padding = .zero, dilation: Pair = Pair(1),
    roundsUp: Bool = false, dimensions: Dimensions = .two
  ) {
    (self.kernelSize, self.stride) = (kernelSize, stride ?? kernelSize)
    (self.padding, self.dilation, self.roundsUp) = (padding, dilation, roundsUp)
    self.dimensions = dimensions
  }

  private var sliding: SlidingWindow {
    SlidingWindow(
      size: kernelSize, stride: stride, dilation: dilation, padding: padding, roundsUp: roundsUp,
      dimensions: dimensions)
  }
  public var window: Window? { sliding.window }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try sliding.pooledShape(Self.self, inputs)
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let (input, shape) = (inputs[0].shape, acceptedShape(inputs))
    let (rows, columns) = sliding.axes(input, shape)
    return try .filled(shape) { (output) throws(Cancelled) in
      try inputs[0].read { (source) throws(Cancelled) in
        for map in 0..<shape.channels {
          try checkpoint(Double(map) / Double(shape.channels))
          poolLargest(
            source + map * input.cells, rows: rows, columns: columns,
            output: output + map * shape.cells)
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      .largest,
      of: Region(
        .input(0), [Span(element[0])] + sliding.spans(element)))
  }

  public func ladder(_ inputs: [Shape]) -> Ladder {
    Ladder([.map: "map", .cell: "cell", .term: "value"])
  }
}

extension MaxPool2D {
  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> MaxPool2D {
    let dimensions = Dimensions(reading: input)
    let kernelSize = try words.pair("the window's size", in: SlidingWindow.sizes, dimensions)
    var (stride, dilation, padding, roundsUp) = (kernelSize, Pair(1), Padding.zero, false)
    while words.next != nil {
      if words.take("stride") {
        stride = try words.pair("the stride", in: SlidingWindow.sizes, dimensions)
      } else if words.take("pad") {
        padding = try words.padding("the padding", in: SlidingWindow.paddings, dimensions)
      } else if words.take("dilation") {
        dilation = try words.pair("the dilation", in: SlidingWindow.sizes, dimensions)
      } else if words.take("ceil") {
        roundsUp = true
      } else {
        throw words.unknown(usage)
      }
    }
    return MaxPool2D(
      kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
      roundsUp: roundsUp, dimensions: dimensions)
  }

  public var line: String {
    var words = [dimensions.shortest(kernelSize)]
    if stride != kernelSize { words += ["stride", dimensions.shortest(stride)] }
    if padding != .zero { words += ["pad", dimensions.written(padding)] }
    if dilation != Pair(1) { words += ["dilation", dimensions.shortest(dilation)] }
    if roundsUp { words.append("ceil") }
    return words.joined(separator: " ")
  }
}
