import ConvKernels

/// The largest number of each window, channel by channel, over signals, maps or volumes:
/// `[channels, …]` to `[channels, …]`. Padding never wins, a NaN always does. PyTorch's `MaxPool1d` to
/// `MaxPool3d`, ONNX's `MaxPool`.
public struct MaxPool: WrittenLayer, WindowPool {
  public static let kind = "maxpool"
  public static let usage = "maxpool SIZE [stride N] [pad N] [dilation N] [ceil]"

  public let grid: GridWindow

  public init(grid: GridWindow) { self.grid = grid }
  /// Takes one number for each axis, as ``GridWindow`` does.
  ///
  /// - Parameter stride: the kernel's size where it is nil.
  public init(
    kernelSize: [Int], stride: [Int]? = nil, padding: [Int]? = nil, dilation: [Int]? = nil,
    roundsUp: Bool = false
  ) {
    grid = GridWindow(
      kernelSize: kernelSize, stride: stride ?? kernelSize, dilation: dilation, padding: padding,
      roundsUp: roundsUp)
  }

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> MaxPool {
    MaxPool(grid: try GridWindow.parse(&words, input: input, usage, isPooling: true))
  }
  public var line: String { grid.line(isPooling: true) }
  public var kind: String { grid.rank == 3 ? "maxpool3d" : Self.kind }
  /// Over volumes it is drawn and told as a kind of its own.
  public var form: String { kind }
  public var window: Window? { grid.onMaps }

  func pooling(_ input: Shape) -> Pooling.Rule { .largest }
  func rule(_ element: [Int], _ input: Shape) -> Rule { .largest }
}
