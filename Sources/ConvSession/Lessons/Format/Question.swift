/// A question that a step asks.
public struct Question: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A state to reach, never keystrokes. Its clauses tick one by one.
    case goal(Goal)
    /// A choice among some sentences, and the index of the right one.
    case choice([String], right: Int)
    /// A number that the learner types, and that follows from the state.
    case number(Measure, tolerance: Double)
    /// A number of the network that is hidden, with all that comes after it, until it is predicted.
    case predict(Address)
    /// The output shape of a layer, hidden until it is predicted.
    case shape(layer: String)
    /// A cell of a layer's map that the learner points at; several may be right.
    case cell([Address])
    /// A word or two that the learner types; several may be right.
    case text([String])
    /// Which of some shipped pictures excites a map most: the network answers it.
    case excites(ExcitesQuestion)
  }
  public struct Wrong: Hashable, Sendable {
    /// The state in which it is said; nil where `answer` decides.
    public let when: Goal?
    public let answer: String?
    /// The answer as a measure, where a number is asked for: it follows from the network.
    public let measure: Measure?
    public let say: String
    /// The earlier step that one is sent back to.
    public let back: String?

    public init(
      when: Goal?, answer: String?, measure: Measure? = nil, say: String, back: String? = nil
    ) {
      (self.when, self.answer, self.measure) = (when, answer, measure)
      (self.say, self.back) = (say, back)
    }
  }
  public let kind: Kind
  /// The hints, given one at a time.
  public let hints: [String]
  public let wrong: [Wrong]
  /// The commands or answers that are near misses and must not be accepted.
  public let refuse: [String]
  /// The commands, one a line, or the answer.
  public let solution: String
  /// The words for a right answer.
  public let praise: String?
  /// The commands that show what was asked about, once the answer is given.
  public let then: [Command]
  /// The number or the cell that the question speaks of: it is marked.
  public let place: Address?
  /// Words that have to stand on the screen beside the lesson's own, such as `kernel`.
  public let shows: [String]
  /// Whether the learner may open another network, about which it then asks.
  public let builds: Bool
  /// What is said of a goal instead of its clauses, which would give it away; nil: the clauses.
  public let shown: String?
  public let marks: QuestionMarks

  /// The tolerance of a number where none is written.
  package static let defaultTolerance = 0.01

  public init(
    kind: Kind, hints: [String], wrong: [Wrong], refuse: [String], solution: String,
    praise: String?, then: [Command] = [], place: Address? = nil, shows: [String] = [],
    builds: Bool = false, shown: String? = nil,
    marks: QuestionMarks
  ) {
    (self.builds, self.shown) = (builds, shown)
    (self.then, self.place, self.shows, self.marks) = (then, place, shows, marks)
    (self.kind, self.hints, self.wrong) = (kind, hints, wrong)
    (self.refuse, self.solution, self.praise) = (refuse, solution, praise)
  }
}
