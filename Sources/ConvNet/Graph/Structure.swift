/// What windows of a network are made differently than it was opened with: a question of shapes and
/// places, for every learned number stays what it is.
public struct Structure: Hashable, Sendable {
  /// The number that a pooling window becomes.
  public enum Pooling: String, Hashable, Sendable, CaseIterable {
    case opened, max, average
    /// The largest of each window at every place, a soft blur, and only then every n-th number (Zhang,
    /// "Making Convolutional Networks Shift-Invariant Again", 2019).
    case blur
  }
  /// What convolutions read beyond the edge.
  public enum Padding: String, Hashable, Sendable, CaseIterable {
    case opened
    /// No place beyond the edge: the maps become smaller.
    case none
    /// What stands at the other edge: there is no border.
    case wrap
  }
  /// How far windows go from one number to the next.
  public enum Stride: String, Hashable, Sendable, CaseIterable {
    case opened
    /// Every window goes on by one.
    case one
  }
  public var pooling = Pooling.opened
  public var padding = Padding.opened
  public var stride = Stride.opened

  public init() {}

  /// Whether nothing differs.
  public var isOpened: Bool { self == Structure() }
}
