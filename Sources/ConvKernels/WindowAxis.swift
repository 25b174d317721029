import ConvKernelsBase

/// One axis of a window that slides over a grid. Tap t of output o reads the position
/// `o · stride + t · dilation − before`; positions outside `0..<input` are padding. A transposed
/// convolution goes the other way: tap t of input i adds to the output
/// `i · stride + t · dilation − before`.
public struct WindowAxis: Hashable, Sendable {
  public var input: Int
  public var output: Int
  public var kernel: Int
  public var stride: Int
  public var dilation: Int
  /// Padding before the first number of the input.
  public var before: Int
  /// Padding after its last.
  public var after: Int

  public init(
    input: Int, output: Int, kernel: Int, stride: Int = 1, dilation: Int = 1, before: Int = 0,
    after: Int = 0
  ) {
    (self.input, self.output, self.kernel) = (input, output, kernel)
    (self.stride, self.dilation, self.before, self.after) = (stride, dilation, before, after)
  }

  /// The number of taps of an output's window that count in a mean.
  public func countedTaps(output: Int, paddingCounts: Bool) -> Int {
    ConvKernelsBase.countedTaps(sizes, output: output, paddingCounts: paddingCounts)
  }

  fileprivate var sizes: Axis {
    (
      input: input, output: output, kernel: kernel, stride: stride, dilation: dilation,
      padding: before, paddingAfter: after
    )
  }
}

extension [WindowAxis] {
  /// These axes, one to three, filled up to three: a map has one slice, a signal one row as well.
  var grid: Grid {
    precondition((1...3).contains(count), "a window slides along one to three axes, not \(count)")
    let single = WindowAxis(input: 1, output: 1, kernel: 1)
    return (
      slices: (count < 3 ? single : self[0]).sizes,
      rows: (count < 2 ? single : self[count - 2]).sizes,
      columns: self[count - 1].sizes
    )
  }
}
