/// What came of trying a network on examples that it never saw.
public struct Trial: Sendable {
  /// The mean loss.
  public let loss: Double
  /// How often each class, by row, was taken for each, by column.
  public let confusion: [[Int]]

  public var count: Int { confusion.joined().reduce(0, +) }
  public var accuracy: Double {
    Double(confusion.indices.reduce(0) { $0 + confusion[$1][$1] }) / Double(max(1, count))
  }
}
