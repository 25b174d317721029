/// What came of trying a network on examples that it never saw.
public struct Trial: Sendable {
  /// A class, and one that it was taken for.
  public struct Cell: Hashable, Sendable {
    public let label: Int
    public let said: Int
  }
  /// The mean loss.
  public let loss: Double
  /// The numbers that the network answers with.
  public let classes: Int
  /// How often each class was taken for each; what never happened is missing.
  public let counts: [Cell: Int]

  public var count: Int { counts.values.reduce(0, +) }
  public var right: Int { counts.reduce(0) { $0 + ($1.key.label == $1.key.said ? $1.value : 0) } }
  public var accuracy: Double { Double(right) / Double(max(1, count)) }

  /// More classes than these are no table that anybody reads.
  public static let mostInTable = 100
  /// The counts as a table, what it is by row and what it was taken for by column; nil of too many
  /// classes.
  public var confusion: [[Int]]? {
    guard classes <= Self.mostInTable else { return nil }
    return (0..<classes).map { label in
      (0..<classes).map { counts[Cell(label: label, said: $0)] ?? 0 }
    }
  }
  /// The most frequent mistakes first.
  public var mistakes: [(cell: Cell, count: Int)] {
    counts.filter { $0.key.label != $0.key.said }.map { ($0.key, $0.value) }
      .sorted { (-$0.1, $0.0.label, $0.0.said) < (-$1.1, $1.0.label, $1.0.said) }
  }
}
