import ConvKernelsBase

/// The mean of each window, channel by channel: `[channels, height, width]` to `[channels, …]`.
/// Padding adds nothing to the sum; whether it counts in the divisor is an option, and it does
/// unless one says otherwise. A signal's `[channels, width]` likewise. PyTorch's `AvgPool2d` and
/// `AvgPool1d`, ONNX's `AveragePool`.
public struct AveragePool2D: WrittenLayer {
  public static let kind = "avgpool"
  public static let usage = "avgpool SIZE [stride N] [pad N] [ceil] [nopadcount]"

  public let kernelSize: Pair
  public let stride: Pair
  public let padding: Padding
  /// Whether a last window that hangs over the edge counts.
  public let roundsUp: Bool
  public let dimensions: Dimensions
  /// Whether the divisor counts the padding (PyTorch's `count_include_pad`).
  public let paddingCounts: Bool

  /// - Parameter stride: the kernel's size where it is nil.
  public init(
    kernelSize: Pair, stride: Pair? = nil, padding: Padding = .zero, roundsUp: Bool = false,
    paddingCounts: Bool = true, dimensions: Dimensions = .two
  ) {
    (self.kernelSize, self.stride) = (kernelSize, stride ?? kernelSize)
    (self.padding, self.roundsUp, self.paddingCounts) = (padding, roundsUp, paddingCounts)
    self.dimensions = dimensions
  }

  private var sliding: SlidingWindow {
    SlidingWindow(
      size: kernelSize, stride: stride, dilation: Pair(1), padding: padding, roundsUp: roundsUp,
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
          poolAverage(
            source + map * input.cells, rows: rows, columns: columns,
            paddingCounts: paddingCounts, output: output + map * shape.cells)
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    // The divisor does not depend on the size of the output.
    let (rows, columns) = sliding.axes(inputs[0], inputs[0])
    let row = dimensions == .one ? 0 : element[1]
    let divisor =
      rows.counted(row, paddingCounts: paddingCounts)
      * columns.counted(element[dimensions.rawValue], paddingCounts: paddingCounts)
    return .single(
      .sum(divisor: Double(divisor)),
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
    var (stride, padding, roundsUp, paddingCounts) = (kernelSize, Padding.zero, false, true)
    while words.next != nil {
      if words.take("stride") {
        stride = try words.pair("the stride", in: SlidingWindow.sizes, dimensions)
      } else if words.take("pad") {
        padding = try words.padding("the padding", in: SlidingWindow.paddings, dimensions)
      } else if words.take("ceil") {
        roundsUp = true
      } else if words.take("nopadcount") {
        paddingCounts = false
      } else {
        throw words.unknown(usage)
      }
    }
    return AveragePool2D(
      kernelSize: kernelSize, stride: stride, padding: padding, roundsUp: roundsUp,
      paddingCounts: paddingCounts, dimensions: dimensions)
  }

  public var line: String {
    var words = [dimensions.shortest(kernelSize)]
    if stride != kernelSize { words += ["stride", dimensions.shortest(stride)] }
    if padding != .zero { words += ["pad", dimensions.written(padding)] }
    if roundsUp { words.append("ceil") }
    if !paddingCounts { words.append("nopadcount") }
    return words.joined(separator: " ")
  }
}
