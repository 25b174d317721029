/// More rows and columns around every map, filled with one value: `[channels, height, width]` to
/// `[channels, top + height + bottom, left + width + right]`; of a signal, before and after it. In a
/// network line `pad 1`, `pad 1x2` (rows, columns) or `pad 1x2x0x2` (top, left, bottom, right), and
/// `value 0.5`. PyTorch's `ConstantPad2d` and `ZeroPad2d`, ONNX's `Pad` in constant mode.
public struct Pad: MoveLayer, WrittenLayer {
  public static let kind = "pad"
  public static let usage = "pad SIZE [value N]"

  public let padding: Padding
  public let value: Float
  public let dimensions: Dimensions

  public init(_ padding: Padding, value: Float = 0, dimensions: Dimensions = .two) {
    (self.padding, self.value, self.dimensions) = (padding, value, dimensions)
  }

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Pad {
    let dimensions = Dimensions(reading: input)
    let padding = try words.padding("the padding", in: SlidingWindow.paddings, dimensions)
    var value: Float = 0
    if words.take("value") { value = try words.decimal("the value", in: -1e9...1e9) }
    try words.end(usage)
    return Pad(padding, value: value, dimensions: dimensions)
  }
  public var line: String {
    let size = dimensions.written(padding)
    return value == 0 ? size : "\(size) value \(value)"
  }

  /// Checks sizes as a window of one number has them.
  private var sliding: SlidingWindow {
    SlidingWindow(
      size: Pair(1), stride: Pair(1), dilation: Pair(1), padding: padding, roundsUp: false,
      dimensions: dimensions)
  }

  public func course(for input: Shape) throws(LayerError) -> MoveCourse {
    try sliding.check(Self.kind)
    _ = try sliding.grid.input(Self.kind, [input])
    return try MoveCourse.padded(
      before: [0] + dimensions.axes(padding.top, padding.left),
      after: [0] + dimensions.axes(padding.bottom, padding.right), mode: .constant, value: value,
      from: input)
  }
}
