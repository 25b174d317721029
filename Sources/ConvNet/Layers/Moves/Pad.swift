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
    let padding = try words.padding(
      "the padding", in: GridWindow.paddings, axes: dimensions.rawValue)
    var value: Float = 0
    if words.take("value") { value = try words.decimal("the value", in: -1e9...1e9) }
    try words.end(usage)
    return Pad(Padding(padding, dimensions), value: value, dimensions: dimensions)
  }
  public var line: String {
    let size = dimensions.written(padding)
    return value == 0 ? size : "\(size) value \(value)"
  }

  /// Sizes are checked as those of a window of one number.
  private var grid: GridWindow {
    GridWindow(
      kernelSize: dimensions.axes(1, 1),
      padding: dimensions.axes(padding.top, padding.left)
        + dimensions.axes(padding.bottom, padding.right))
  }

  public func course(for input: Shape) throws(LayerError) -> MoveCourse {
    try grid.check(Self.kind)
    _ = try grid.input(Self.kind, [input])
    return try MoveCourse.padded(
      before: [0] + dimensions.axes(padding.top, padding.left),
      after: [0] + dimensions.axes(padding.bottom, padding.right), mode: .constant, value: value,
      from: input)
  }
}
