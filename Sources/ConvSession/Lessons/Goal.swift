/// Comparisons of measures, all of which have to hold: `max(edges[0]) > 1 and answer == "O"`.
public struct Goal: Hashable, Sendable {
  public let clauses: [Clause]

  public struct Clause: Hashable, Sendable {
    public enum Relation: String, Hashable, Sendable, CaseIterable {
      case less = "<"
      case lessOrEqual = "<="
      case greater = ">"
      case greaterOrEqual = ">="
      case equal = "=="
      case notEqual = "!="
      /// |a − b| ≤ 0.01 · max(1, |b|)
      case near = "~"
    }
    public let left: Measure
    public let relation: Relation
    public let right: Measure
    /// As it was written.
    public let text: String
  }

  /// - Throws: ``GoalError`` with the place in the text.
  public init(parsing text: String) throws(GoalError) {
    throw GoalError(sentence: "goals are not read yet", offset: 0)
  }

  /// What has to be known before the goal can be judged.
  public func needs(in session: Session, _ results: Results) -> [Need] { [] }

  /// Whether each clause holds. What is hidden or not computed yet does not hold.
  public func verdicts(in scene: Scene) -> [Bool] { [] }
}

/// A pure function of the state out of a closed set, or a constant: `max(edges[0] on bars-level)`,
/// `sum(edges.weight[0,0])`, `parameters(edges)`, `answer`, `3`, `"O"`.
public struct Measure: Hashable, Sendable {
  public let text: String

  /// - Throws: ``GoalError`` with the place in the text.
  public init(parsing text: String) throws(GoalError) { self.text = text }

  /// What has to be known before it can be measured.
  public func needs(in session: Session, _ results: Results) -> [Need] { [] }
  /// nil where it is hidden or not known, or is a text.
  public func number(in scene: Scene) -> Double? { nil }
}

/// What is wrong with a goal or a measure, and where in its text.
public struct GoalError: Error, Hashable, Sendable, CustomStringConvertible {
  public let sentence: String
  /// In characters from the start.
  public let offset: Int

  public init(sentence: String, offset: Int) { (self.sentence, self.offset) = (sentence, offset) }
  public var description: String { sentence }
}
