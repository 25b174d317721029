import ConvKernels

/// The mean of each window, channel by channel, over signals, maps or volumes: `[channels, …]` to
/// `[channels, …]`. Padding adds nothing to the sum; whether it counts in the divisor is an option,
/// and it does unless one says otherwise. PyTorch's `AvgPool1d` to `AvgPool3d`, ONNX's `AveragePool`.
public struct AveragePool: WrittenLayer, WindowPool {
  public static let kind = "avgpool"
  public static let usage = "avgpool SIZE [stride N] [pad N] [dilation N] [ceil] [nopadcount]"

  /// Its dilation is ONNX's, from opset 19 on; PyTorch's is always 1.
  public let grid: GridWindow
  /// Whether the divisor counts the padding (PyTorch's `count_include_pad`).
  public let paddingCounts: Bool

  public init(grid: GridWindow, paddingCounts: Bool = true) {
    (self.grid, self.paddingCounts) = (grid, paddingCounts)
  }
  /// Takes one number for each axis, as ``GridWindow`` does.
  ///
  /// - Parameter stride: the kernel's size where it is nil.
  public init(
    kernelSize: [Int], stride: [Int]? = nil, padding: [Int]? = nil, dilation: [Int]? = nil,
    roundsUp: Bool = false, paddingCounts: Bool = true
  ) {
    let grid = GridWindow(
      kernelSize: kernelSize, stride: stride ?? kernelSize, dilation: dilation, padding: padding,
      roundsUp: roundsUp)
    self.init(grid: grid, paddingCounts: paddingCounts)
  }

  public static func parse(
    _ words: inout LineWords, input: Shape
  ) throws(LineError) -> AveragePool {
    var paddingCounts = true
    let grid = try GridWindow.parse(&words, input: input, usage, isPooling: true) {
      (words) throws(LineError) in
      guard words.take("nopadcount") else { return false }
      paddingCounts = false
      return true
    }
    return AveragePool(grid: grid, paddingCounts: paddingCounts)
  }
  public var line: String { grid.line(isPooling: true) + (paddingCounts ? "" : " nopadcount") }
  public var kind: String { grid.rank == 3 ? "avgpool3d" : Self.kind }
  /// Over volumes it is drawn and told as a kind of its own.
  public var form: String { kind }
  public var window: Window? { grid.onMaps }

  func pooling(_ input: Shape) -> Pooling.Rule { .average(paddingCounts: paddingCounts) }
  func rule(_ element: [Int], _ input: Shape) -> Rule {
    .sum(divisor: grid.divisor(element, input, paddingCounts: paddingCounts))
  }
}
