/// A ``GridWindow`` over maps, as it is drawn: sizes as `(height, width)`, and a signal is a map of
/// one row.
public struct Window: Hashable, Sendable {
  public var size: Pair
  public var stride: Pair
  public var dilation: Pair
  /// Rows above and columns to the left, where the first window begins.
  public var padding: Pair
  /// Rows below and columns to the right.
  public var paddingAfter: Pair
  /// Whether a last window that hangs over the edge counts.
  public var roundsUp: Bool

  /// The distance from the first to the last position it reads, both counted: dilation · (size − 1) + 1.
  public var reach: Pair {
    Pair(dilation.height * (size.height - 1) + 1, dilation.width * (size.width - 1) + 1)
  }
}

extension GridWindow {
  /// The window as it is drawn over maps and signals; nil over volumes.
  var onMaps: Window? {
    guard (1...2).contains(rank) else { return nil }
    func pair(_ values: [Int], _ missing: Int) -> Pair {
      values.count == rank ? Pair(rank == 1 ? missing : values[0], values[rank - 1]) : Pair(missing)
    }
    return Window(
      size: pair(kernelSize, 1), stride: pair(stride, 1), dilation: pair(dilation, 1),
      padding: pair(paddingBefore, 0), paddingAfter: pair(paddingAfter, 0), roundsUp: roundsUp)
  }
}
