import ConvKernelsBase

/// The geometry that convolution and pooling share: what each output cell reads, and how many
/// there are.
struct SlidingWindow: Hashable, Sendable {
  let size: Pair
  let stride: Pair
  let dilation: Pair
  let padding: Padding
  /// Whether a last window that hangs over the padded input counts (PyTorch's `ceil_mode`).
  let roundsUp: Bool
  var dimensions = Dimensions.two

  /// Kernel sizes, strides and dilations beyond these are refused, so that no product overflows.
  static let sizes = 1...1 << 20
  static let paddings = 0...1 << 20

  /// What an output element reads along the axes of the grid.
  func spans(_ element: [Int]) -> [Span] {
    dimensions == .one ? [columns(element[1])] : [rows(element[1]), columns(element[2])]
  }
  /// The grid's axes of an output, or of a kernel.
  func sizes(_ pair: Pair) -> [Int] { dimensions.axes(pair.height, pair.width) }

  private func rows(_ cell: Int) -> Span {
    Span(cell * stride.height - padding.top, stride: dilation.height, count: size.height)
  }
  private func columns(_ cell: Int) -> Span {
    Span(cell * stride.width - padding.left, stride: dilation.width, count: size.width)
  }

  var window: Window {
    Window(
      size: size, stride: stride, dilation: dilation, padding: Pair(padding.top, padding.left))
  }

  /// - Throws: ``LayerError/hyperparameter`` where one is out of its range.
  func check(_ kind: String) throws(LayerError) {
    for (name, pair) in [("kernel", size), ("stride", stride), ("dilation", dilation)] {
      for value in [pair.height, pair.width] {
        try LayerError.check(kind, name, value, in: SlidingWindow.sizes)
      }
      // A signal has one row, and no window reaches beyond it.
      if dimensions == .one { try LayerError.check(kind, "\(name) height", pair.height, in: 1...1) }
    }
    if dimensions == .one {
      try LayerError.check(kind, "pad height", max(padding.top, padding.bottom), in: 0...0)
    }
    for side in [padding.top, padding.left, padding.bottom, padding.right] {
      try LayerError.check(kind, "pad", side, in: SlidingWindow.paddings)
    }
  }

  /// For pooling: the maps stay as many, their grid is that of the windows.
  /// - Throws: ``LayerError`` where a size does not fit.
  func pooledShape(_ layer: any Layer.Type, _ inputs: [Shape]) throws(LayerError) -> Shape {
    try checkPooling(layer.kind)
    let input = try input(layer.kind, inputs)
    let grid = try outputGrid(layer.kind, input)
    do { return try Shape(checking: [input.channels] + sizes(grid)) } catch { throw .shape(error) }
  }

  /// For pooling: padding smaller than the window, so that no window lies in the padding alone.
  func checkPooling(_ kind: String) throws(LayerError) {
    try check(kind)
    let (height, width) = (reach(size.height, dilation.height), reach(size.width, dilation.width))
    for (side, reach) in [
      (padding.top, height), (padding.bottom, height), (padding.left, width),
      (padding.right, width),
    ] where side >= reach {
      throw .hyperparameter(
        kind: kind, name: "pad", value: side, needs: "less than the \(reach) its window spans")
    }
  }

  /// The shape of the one input: `[channels, height, width]`, or `[channels, width]` for signals.
  func input(_ kind: String, _ inputs: [Shape]) throws(LayerError) -> Shape {
    guard inputs.count == 1 else {
      throw .inputCount(kind: kind, takes: 1, given: inputs.count)
    }
    guard inputs[0].rank == dimensions.rawValue + 1 else {
      throw .rank(kind: kind, takes: [dimensions.rawValue + 1], given: inputs[0])
    }
    return inputs[0]
  }

  /// How many cells the output has, after a `check`.
  ///
  /// - Throws: ``LayerError/kernelTooLarge`` where not one window fits.
  func outputGrid(_ kind: String, _ input: Shape) throws(LayerError) -> Pair {
    let height = outputs(
      input.height, size.height, stride.height, dilation.height,
      before: padding.top, after: padding.bottom)
    let width = outputs(
      input.width, size.width, stride.width, dilation.width,
      before: padding.left, after: padding.right)
    guard height > 0 else {
      throw .kernelTooLarge(
        kind: kind, axis: "height", kernel: size.height, dilation: dilation.height,
        padded: input.height + padding.top + padding.bottom)
    }
    guard width > 0 else {
      throw .kernelTooLarge(
        kind: kind, axis: "width", kernel: size.width, dilation: dilation.width,
        padded: input.width + padding.left + padding.right)
    }
    return Pair(height, width)
  }

  /// The two axes for the kernels, of an input and an output that `outputGrid` accepted.
  func axes(_ input: Shape, _ output: Shape) -> (rows: WindowAxis, columns: WindowAxis) {
    let rows = WindowAxis(
      input: input.height, output: output.height, kernel: size.height, stride: stride.height,
      dilation: dilation.height, padding: padding.top, paddingAfter: padding.bottom)
    let columns = WindowAxis(
      input: input.width, output: output.width, kernel: size.width, stride: stride.width,
      dilation: dilation.width, padding: padding.left, paddingAfter: padding.right)
    return (rows, columns)
  }

  private func reach(_ size: Int, _ dilation: Int) -> Int { dilation * (size - 1) + 1 }

  /// ⌊(padded − reach) / stride⌋ + 1; rounded up, the last window has to begin inside the input
  /// or before it (PyTorch's `pooling_output_shape`). Not positive where none fits.
  private func outputs(
    _ input: Int, _ size: Int, _ stride: Int, _ dilation: Int, before: Int, after: Int
  ) -> Int {
    let free = input + before + after - reach(size, dilation) + (roundsUp ? stride - 1 : 0)
    guard free >= 0 else { return 0 }
    let count = free / stride + 1
    return roundsUp && (count - 1) * stride >= input + before ? count - 1 : count
  }
}
