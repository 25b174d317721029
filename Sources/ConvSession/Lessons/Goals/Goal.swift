public import ConvNet

/// Comparisons of measures, all of which have to hold: `max(edges[0]) > 1 and answer == "O"`.
public struct Goal: Hashable, Sendable {
  public let clauses: [Clause]

  /// The limit of characters in a goal.
  public static let longestText = 1000
  public static let mostClauses = 16

  public struct Clause: Hashable, Sendable {
    public enum Relation: String, Hashable, Sendable, CaseIterable {
      case less = "<"
      case lessOrEqual = "<="
      case greater = ">"
      case greaterOrEqual = ">="
      case equal = "=="
      case notEqual = "!="
      /// Nearly equal: |a − b| ≤ 0.01 · max(1, |b|).
      case near = "~"
    }
    public let left: Measure
    public let relation: Relation
    public let right: Measure
    /// The clause as it was written.
    public let text: String
  }

  /// Reads a goal.
  /// - Throws: ``GoalError`` with the place in the text.
  public init(parsing text: String) throws(GoalError) {
    var parser = try GoalParser(text)
    clauses = try parser.clauses()
  }

  /// The needs of judging the goal. It grows as needs are met: what is asked
  /// about another picture needs the picture first.
  public func needs(in session: Session, _ results: Results) -> [Need] {
    clauses.flatMap { $0.left.needs(in: session, results) + $0.right.needs(in: session, results) }
  }

  /// Whether each clause holds. One on something hidden or not computed yet does not.
  public func verdicts(in scene: Scene) -> [Bool] { clauses.map { $0.holds(in: scene) } }

  /// Checks that a network has all that the goal names.
  /// - Throws: ``GoalError`` at the first name that it has not.
  public func check(in network: Network) throws(GoalError) {
    for clause in clauses { try clause.check(in: network) }
  }

  /// The first clause that does not hold, with what it measures now.
  public func firstUnmet(in scene: Scene) -> (clause: Clause, index: Int, found: String?)? {
    guard let index = verdicts(in: scene).firstIndex(of: false) else { return nil }
    return (clauses[index], index, clauses[index].left.value(in: scene)?.words)
  }
}

extension MeasureValue {
  fileprivate var words: String {
    switch self {
    case .number(let number): Float(number).commandText
    case .text(let text): text
    case .sizes(let sizes): sizes.map(String.init).joined(separator: "x")
    }
  }
}

extension Goal.Clause {
  /// The offset in the goal's text where it begins.
  public var offset: Int { left.offset }

  func holds(in scene: Scene) -> Bool {
    guard let left = left.value(in: scene), let right = right.value(in: scene) else { return false }
    switch (left, right) {
    case (.number(let left), .number(let right)): return relation.holds(left, right)
    default: return relation == .equal ? left == right : relation == .notEqual && left != right
    }
  }

  /// Whether it compares constants, and they compare otherwise.
  public func neverHolds(in scene: Scene) -> Bool {
    left.expression.leaves.isEmpty && right.expression.leaves.isEmpty && !holds(in: scene)
  }

  public func check(in network: Network) throws(GoalError) {
    try left.check(in: network)
    try right.check(in: network)
    for (measure, other) in [(left, right), (right, left)] where measure.expression.isAnswer {
      guard case .text(let label) = other.expression else { continue }
      try network.checkLabel(label, at: other.offset)
    }
  }
}

extension Goal.Clause.Relation {
  /// Compares numbers that are not whole in float32's precision, which is the networks': the weight
  /// 0.1 equals the 0.1 that was written.
  func holds(_ left: Double, _ right: Double) -> Bool {
    let areWhole = left == left.rounded() && right == right.rounded()
    let areEqual = left == right || !areWhole && Float(left) == Float(right)
    switch self {
    case .less: return left < right && !areEqual
    case .lessOrEqual: return left < right || areEqual
    case .greater: return left > right && !areEqual
    case .greaterOrEqual: return left > right || areEqual
    case .equal: return areEqual
    case .notEqual: return !areEqual
    case .near: return left == right || (left - right).magnitude <= 0.01 * max(1, right.magnitude)
    }
  }
}
