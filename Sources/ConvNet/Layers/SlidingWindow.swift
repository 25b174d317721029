import ConvKernelsBase

/// A ``GridWindow`` over maps or signals, as convolution and pooling write it: sizes as `(height,
/// width)`, and a signal is a map of one row.
struct SlidingWindow: Hashable, Sendable {
  let size: Pair
  let stride: Pair
  let dilation: Pair
  let padding: Padding
  /// Whether a last window that hangs over the padded input counts (PyTorch's `ceil_mode`).
  let roundsUp: Bool
  var dimensions = Dimensions.two

  static let sizes = GridWindow.sizes
  static let paddings = GridWindow.paddings

  /// The grid's axes of an output, or of a kernel.
  func sizes(_ pair: Pair) -> [Int] { dimensions.axes(pair.height, pair.width) }

  var grid: GridWindow {
    GridWindow(
      kernelSize: sizes(size), stride: sizes(stride), dilation: sizes(dilation),
      paddingBefore: dimensions.axes(padding.top, padding.left),
      paddingAfter: dimensions.axes(padding.bottom, padding.right), roundsUp: roundsUp)
  }

  var window: Window {
    Window(
      size: size, stride: stride, dilation: dilation, padding: Pair(padding.top, padding.left))
  }

  /// - Throws: ``LayerError/hyperparameter`` where one is out of its range.
  func check(_ kind: String) throws(LayerError) {
    // A signal has one row, and no window reaches beyond it.
    if dimensions == .one {
      for (name, pair) in [("kernel", size), ("stride", stride), ("dilation", dilation)] {
        try LayerError.check(kind, "\(name) height", pair.height, in: 1...1)
      }
      try LayerError.check(kind, "pad height", padding.top, in: 0...0)
      try LayerError.check(kind, "pad height", padding.bottom, in: 0...0)
    }
    try grid.check(kind)
  }

  /// For pooling: the maps stay as many, their grid is that of the windows.
  /// - Throws: ``LayerError`` where a size does not fit.
  func pooledShape(_ kind: String, _ inputs: [Shape]) throws(LayerError) -> Shape {
    try check(kind)
    return try grid.pooledShape(kind, inputs)
  }

  /// What an output element reads along the axes of the grid.
  func spans(_ element: [Int]) -> [Span] { grid.spans(element) }
}
