import ConvKernelsBase

/// A whole pooling over one to three axes, channel by channel: one number of each window.
public struct Pooling: Sendable {
  /// The number that a window becomes.
  public enum Rule: Sendable {
    /// The largest, a NaN before all.
    case largest
    /// The mean, which may count the padding as zeros.
    case average(paddingCounts: Bool)
    /// The place of the largest: how far a place moves along channels, slices, rows and columns.
    case place(steps: (channel: Int, slice: Int, row: Int, column: Int))
  }
  private let rule: Rule
  private let channels: Int
  private let grid: Grid
  private let kernels: Kernels

  public init(
    _ rule: Rule, channels: Int, _ axes: [WindowAxis], on set: InstructionSet = .current
  ) {
    (self.rule, self.channels, kernels) = (rule, channels, set.kernels)
    grid = axes.grid
  }

  /// The number of parts that the output has, most often a matter of milliseconds.
  public var pieces: Int { channels * grid.slices.output }

  /// The numbers that all pieces look at.
  public var steps: Double {
    [grid.slices, grid.rows, grid.columns].reduce(Double(channels)) {
      $0 * Double($1.output) * Double($1.kernel)
    }
  }

  /// Computes some pieces.
  ///
  /// - Parameters:
  ///   - input: `[channels, …]`
  ///   - output: the whole output, of which the pieces are written.
  ///   - goesOn: asked about once a millisecond; where it says no, the pieces are left half done.
  public func compute(
    _ pieces: Range<Int>, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
    goesOn: () -> Bool = { true }
  ) {
    let (first, end) = (pieces.lowerBound, pieces.upperBound)
    switch rule {
    case .largest: kernels.poolLargest(first, end, grid, input, output, goesOn)
    case .average(let paddingCounts):
      kernels.poolAverage(first, end, grid, paddingCounts, input, output, goesOn)
    case .place(let steps):
      poolPlaces(
        from: first, to: end, grid, steps: steps, input: input, output: output, goesOn: goesOn)
    }
  }
}
