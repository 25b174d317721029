/// How many axes a window slides along: PyTorch's `Conv1d` or `Conv2d`. In between everything is
/// two-dimensional: a signal is a map of one row.
public enum Dimensions: Int, Hashable, Sendable {
  /// Signals, `[channels, width]`.
  case one = 1
  /// Maps, `[channels, height, width]`.
  case two = 2

  /// Those of what flows in; what is neither counts as a map, and is refused as one.
  public init(reading shape: Shape) { self = shape.rank == 2 ? .one : .two }

  /// The axes of a tensor that are slid along: the last one or two of `[…, height, width]`.
  func axes<Element>(_ rows: Element, _ columns: Element) -> [Element] {
    self == .one ? [columns] : [rows, columns]
  }
}

extension Dimensions {
  /// As a network line writes it: `3x3`, `3` for a signal.
  func written(_ pair: Pair) -> String { self == .one ? "\(pair.width)" : "\(pair)" }
  /// The shortest way to write it: `3` for `3x3`.
  func shortest(_ pair: Pair) -> String { self == .one ? "\(pair.width)" : pair.shortest }
  func written(_ padding: Padding) -> String {
    guard self == .one else { return "\(padding)" }
    return padding.left == padding.right
      ? "\(padding.left)" : "\(padding.left)x\(padding.right)"
  }
}
