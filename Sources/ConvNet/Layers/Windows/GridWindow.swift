import ConvKernels

/// A window that slides over the last axes of a tensor, one to three of them: width; height and
/// width; depth, height and width. Each property has one number for each axis, in this order.
public struct GridWindow: Hashable, Sendable {
  public let kernelSize: [Int]
  public let stride: [Int]
  public let dilation: [Int]
  /// Before the first number of each axis.
  public let paddingBefore: [Int]
  /// After its last.
  public let paddingAfter: [Int]
  /// Whether a last window that hangs over the padded input counts (`ceil_mode`).
  public let roundsUp: Bool

  /// Takes 1 for strides and dilations, and 0 for paddings, that are left out.
  ///
  /// - Parameter padding: for each axis as much after as before; or before each axis, and then after
  ///   each (ONNX's order).
  public init(
    kernelSize: [Int], stride: [Int]? = nil, dilation: [Int]? = nil, padding: [Int]? = nil,
    roundsUp: Bool = false
  ) {
    let (ones, zeros) = (kernelSize.map { _ in 1 }, kernelSize.map { _ in 0 })
    (self.kernelSize, self.stride) = (kernelSize, stride ?? ones)
    (self.dilation, self.roundsUp) = (dilation ?? ones, roundsUp)
    let padding = padding ?? zeros
    let isBothSides = padding.count == 2 * kernelSize.count
    paddingBefore = isBothSides ? Array(padding.prefix(kernelSize.count)) : padding
    paddingAfter = isBothSides ? Array(padding.suffix(kernelSize.count)) : padding
  }

  /// Kernel sizes, strides and dilations beyond these are refused, so that no product overflows.
  static let sizes = 1...1 << 20
  static let paddings = 0...1 << 20

  /// The number of axes that it slides along.
  public var rank: Int { kernelSize.count }
  /// The kernel's rows: 1 over signals.
  public var height: Int { rank > 1 ? kernelSize[rank - 2] : 1 }
  /// The kernel's columns.
  public var width: Int { kernelSize.last ?? 1 }

  /// After a `check`.
  var axes: [GridAxis] {
    kernelSize.indices.map { axis in
      GridAxis(
        name: GridWindow.name(axis, of: rank), kernel: kernelSize[axis], stride: stride[axis],
        dilation: dilation[axis], before: paddingBefore[axis], after: paddingAfter[axis])
    }
  }
  static func name(_ axis: Int, of rank: Int) -> String {
    switch rank - axis {
    case 1: "width"
    case 2: "height"
    default: "depth"
    }
  }

  /// - Throws: ``LayerError/hyperparameter`` where one is out of its range.
  func check(_ kind: String) throws(LayerError) {
    try LayerError.check(kind, "the number of kernel sizes", rank, in: 1...3)
    for (name, values) in [
      ("strides", stride), ("dilations", dilation), ("paddings before", paddingBefore),
      ("paddings after", paddingAfter),
    ] {
      try LayerError.check(kind, "the number of \(name)", values.count, in: rank...rank)
    }
    for (name, values) in [("kernel", kernelSize), ("stride", stride), ("dilation", dilation)] {
      for value in values { try LayerError.check(kind, name, value, in: GridWindow.sizes) }
    }
    for value in paddingBefore + paddingAfter {
      try LayerError.check(kind, "pad", value, in: GridWindow.paddings)
    }
  }

  /// Refuses in pooling padding as large as the window, so that no window lies in the padding alone.
  /// PyTorch and ONNX Runtime refuse it as well.
  func checkPooling(_ kind: String) throws(LayerError) {
    try check(kind)
    for axis in axes {
      for side in [axis.before, axis.after] where side >= axis.reach {
        throw .hyperparameter(
          kind: kind, name: "pad", value: side,
          needs: "less than the \(axis.reach) its window spans")
      }
    }
  }

  /// The padding with which every window lies inside, before each axis and then after each: where a last
  /// one hangs over, so much more.
  /// - Throws: ``LayerError`` where not one window fits.
  public func paddingInside(of input: Shape) throws(LayerError) -> [Int] {
    let output = try pooledShape("pooling", [input])
    let after = axes.enumerated().map { index, axis in
      let end = (output[index + 1] - 1) * axis.stride + axis.reach
      return max(axis.after, end - axis.before - input[index + 1])
    }
    return paddingBefore + after
  }

  /// The shape of the one input: channels, and the axes of the grid.
  func input(_ kind: String, _ inputs: [Shape]) throws(LayerError) -> Shape {
    guard inputs.count == 1 else {
      throw .inputCount(kind: kind, takes: 1, given: inputs.count)
    }
    guard inputs[0].rank == rank + 1 else {
      throw .rank(kind: kind, takes: [rank + 1], given: inputs[0])
    }
    return inputs[0]
  }

  /// The number of cells of the output along each axis, after a `check`.
  ///
  /// - Throws: ``LayerError/kernelTooLarge`` where not one window fits.
  func outputGrid(_ kind: String, _ input: Shape) throws(LayerError) -> [Int] {
    var grid: [Int] = []
    for (axis, size) in zip(axes, input.sizes.dropFirst()) {
      grid.append(axis.outputs(size, roundsUp: roundsUp))
      guard grid.last! > 0 else {
        throw .kernelTooLarge(
          kind: kind, axis: axis.name, kernel: axis.kernel, dilation: axis.dilation,
          padded: size + axis.before + axis.after)
      }
    }
    return grid
  }

  /// The output's shape of a pooling: as many maps, their grid that of the windows.
  /// - Throws: ``LayerError`` where a size does not fit.
  func pooledShape(_ kind: String, _ inputs: [Shape]) throws(LayerError) -> Shape {
    try checkPooling(kind)
    let input = try input(kind, inputs)
    let grid = try outputGrid(kind, input)
    do { return try Shape(checking: [input.channels] + grid) } catch { throw .shape(error) }
  }

  /// The positions that an output element reads along the axes of the grid.
  func spans(_ element: [Int]) -> [Span] {
    zip(axes, element.dropFirst()).map { $0.span($1) }
  }

  /// The axes with the sizes of an input and an output that `outputGrid` accepted.
  func axes(_ input: Shape, _ output: Shape) -> [WindowAxis] {
    axes.enumerated().map { index, axis in
      axis.window(input: input[index + 1], output: output[index + 1])
    }
  }

  /// The divisor of a mean over an output's window; 1 where no number counts.
  func divisor(_ element: [Int], _ input: Shape, paddingCounts: Bool) -> Double {
    var count = 1
    for (index, axis) in axes.enumerated() {
      let window = axis.window(input: input[index + 1], output: 0)
      count *= window.countedTaps(output: element[index + 1], paddingCounts: paddingCounts)
    }
    return Double(max(1, count))
  }
}
