/// What a step asks.
public struct Question: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Something about the state, never about keystrokes. Its clauses tick one by one.
    case goal(Goal)
    /// One of some sentences; the index of the right one.
    case choice([String], right: Int)
    /// A number that the learner types; what it is follows from the state.
    case number(Measure, tolerance: Double)
    /// A number of the network that is hidden, with all that comes after it, until it is predicted.
    case predict(Reference)
    /// The output shape of a layer, hidden until it is predicted.
    case shape(layer: String)
    /// A cell of a layer's map that the learner points at; several may be right.
    case cell([Reference])
  }
  public struct Wrong: Hashable, Sendable {
    /// The state in which it is said, or nil where `answer` says when.
    public let when: Goal?
    public let answer: String?
    public let say: String

    public init(when: Goal?, answer: String?, say: String) {
      (self.when, self.answer, self.say) = (when, answer, say)
    }
  }
  public let kind: Kind
  /// Given one at a time.
  public let hints: [String]
  public let wrong: [Wrong]
  /// Commands or answers that must not do: near misses.
  public let refuse: [String]
  /// Commands, one a line, or the answer.
  public let solution: String
  /// Said when it is right.
  public let praise: String?
  public let marks: QuestionMarks

  public init(
    kind: Kind, hints: [String], wrong: [Wrong], refuse: [String], solution: String,
    praise: String?, marks: QuestionMarks
  ) {
    self.marks = marks
    (self.kind, self.hints, self.wrong) = (kind, hints, wrong)
    (self.refuse, self.solution, self.praise) = (refuse, solution, praise)
  }
}
