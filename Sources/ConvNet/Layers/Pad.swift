/// More rows and columns around every map, filled with one value: `[channels, height, width]` to
/// `[channels, top + height + bottom, left + width + right]`; of a signal, before and after it. In a
/// network line `pad 1`, `pad 1x2` (rows, columns) or `pad 1x2x0x2` (top, left, bottom, right), and
/// `value 0.5`. PyTorch's `ConstantPad2d` and `ZeroPad2d`, ONNX's `Pad` in constant mode.
public struct Pad: WrittenLayer {
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
    let axes = dimensions.rawValue
    let padding = try words.padding("the padding", in: GridWindow.paddings, axes: axes)
    var value: Float = 0
    if words.take("value") { value = try words.decimal("the value", in: -1e9...1e9) }
    try words.end(usage)
    return Pad(Padding(padding, dimensions), value: value, dimensions: dimensions)
  }
  public var line: String {
    let size = dimensions.written(padding)
    return value == 0 ? size : "\(size) value \(value)"
  }

  /// Nothing is computed, so that a window of one number says what is read.
  private var grid: GridWindow {
    GridWindow(
      kernelSize: dimensions.axes(1, 1),
      padding: dimensions.axes(padding.top, padding.left)
        + dimensions.axes(padding.bottom, padding.right))
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try grid.check(Self.kind)
    let input = try grid.input(Self.kind, inputs)
    return try Self.checked([input.channels] + grid.outputGrid(Self.kind, input))
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let (input, shape) = (inputs[0].shape, acceptedShape(inputs))
    return try .filled(shape) { (output) throws(Cancelled) in
      output.update(repeating: value, count: shape.count)
      try inputs[0].read { (source) throws(Cancelled) in
        for map in 0..<shape.channels {
          try checkpoint(Double(map) / Double(shape.channels))
          for row in 0..<input.height {
            let place = (map * shape.height + padding.top + row) * shape.width + padding.left
            (output + place).update(
              from: source + (map * input.height + row) * input.width, count: input.width)
          }
        }
      }
    }
  }

  /// A copy of what it reads; outside of the input the value, whatever is read.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let region = Region(.input(0), [Span(element[0])] + grid.spans(element))
    return inputs[0].contains(region[0])
      ? .single(.sum(divisor: 1), of: region)
      : .single(.function(.constant(Double(value))), of: region)
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: nil) }
}
