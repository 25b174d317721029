import ConvKernels

/// The places in the input of the numbers that a max pooling keeps, counted in the flattened input,
/// one for each window, the first of equals. Over one to three axes, `[channels, …]`. The second
/// output of ONNX's `MaxPool`, of one sample; several are one with all their maps.
public struct MaxPoolIndices: WindowPool {
  public static let kind = "maxpoolindices"

  public let grid: GridWindow
  /// Whether the first axis of a map runs fastest, and not the last (ONNX's `storage_order` 1).
  public let isColumnMajor: Bool

  public init(grid: GridWindow, isColumnMajor: Bool = false) {
    (self.grid, self.isColumnMajor) = (grid, isColumnMajor)
  }

  public var line: String { isColumnMajor ? "\(grid) columns first" : "\(grid)" }

  /// float32 holds every whole number up to here.
  private static let largestCount = 1 << 24

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let shape = try grid.pooledShape(Self.kind, inputs)
    try LayerError.check(
      Self.kind, "input size", inputs[0].count, in: 1...MaxPoolIndices.largestCount)
    return shape
  }

  /// The distance of places from one number to the next along each axis.
  private func steps(_ input: Shape) -> [Int] {
    var steps = [Int](repeating: 1, count: input.rank)
    var step = 1
    let grid = 1..<input.rank
    for axis in isColumnMajor ? Array(grid) : grid.reversed() {
      steps[axis] = step
      step *= input[axis]
    }
    steps[0] = step
    return steps
  }

  func pooling(_ input: Shape) -> Pooling.Rule {
    let steps = steps(input)
    // A signal has one row, a map one slice: their steps are never taken.
    let three = [Int](repeating: 0, count: 4 - steps.count) + steps.dropFirst()
    return .place(steps: (channel: steps[0], slice: three[0], row: three[1], column: three[2]))
  }
  func rule(_ element: [Int], _ input: Shape) -> Rule { .placeOfLargest(steps: steps(input)) }
}
