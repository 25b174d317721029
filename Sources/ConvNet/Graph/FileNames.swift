/// What a model file names beside the layers' outputs.
public struct FileNames: Sendable {
  /// Further values that a node's output is, by the node: a step that is none here gives one more
  /// name to the same numbers, perhaps under other axes.
  public var others: [Int: [OriginalValue]] = [:]
  /// The values that follow from the file alone.
  public var constants: [TracedValue] = []

  public init() {}
}
