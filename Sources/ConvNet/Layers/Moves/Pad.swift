/// More rows and columns around every map, filled with one value: `[channels, height, width]` to
/// `[channels, top + height + bottom, left + width + right]`; of a signal, before and after it. In a
/// network line `pad 1`, `pad 1x2` (rows, columns) or `pad 1x2x0x2` (top, left, bottom, right), and
/// `value 0.5`. PyTorch's `ConstantPad2d` and `ZeroPad2d`, ONNX's `Pad` in constant mode.
public struct Pad: MoveLayer, WrittenLayer {
  public static let kind = "pad"
  public static let usage = "pad SIZE [value N]"

  /// Windows of one number: where they lie outside of the input, they read what is put around it.
  public let grid: GridWindow
  public let value: Float

  /// - Parameters:
  ///   - padding: as a ``GridWindow`` takes it.
  ///   - axes: two of maps, one of a signal.
  public init(_ padding: [Int], axes: Int = 2, value: Float = 0) {
    grid = GridWindow(kernelSize: [Int](repeating: 1, count: axes), padding: padding)
    self.value = value
  }

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Pad {
    let axes = input.rank == 2 ? 1 : 2
    let padding = try words.padding("the padding", in: GridWindow.paddings, axes: axes)
    var value: Float = 0
    if words.take("value") { value = try words.decimal("the value", in: -1e9...1e9) }
    try words.end(usage)
    return Pad(padding, axes: axes, value: value)
  }
  public var line: String {
    value == 0 ? grid.paddingWord : "\(grid.paddingWord) value \(value)"
  }

  public var above: Int { grid.rank > 1 ? grid.paddingBefore[0] : 0 }
  public var below: Int { grid.rank > 1 ? grid.paddingAfter[0] : 0 }
  public var left: Int { grid.paddingBefore[grid.rank - 1] }
  public var right: Int { grid.paddingAfter[grid.rank - 1] }

  public func course(for input: Shape) throws(LayerError) -> MoveCourse {
    try grid.check(kind)
    _ = try grid.input(kind, [input])
    return try MoveCourse.padded(
      before: [0] + grid.paddingBefore, after: [0] + grid.paddingAfter, mode: .constant,
      value: value, from: input)
  }
}
