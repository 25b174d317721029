import ConvNet

/// A lesson being taken: the step at hand, and how each of them went.
public struct Course: Hashable, Sendable {
  public struct Record: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable {
      case open, done, skipped, shown
      /// A step that was passed on another day.
      case earlier
    }
    public var status = Status.open
    /// The number of wrong answers.
    public var tries = 0
    /// The last answer.
    public var answer: String?
    /// The number of hints given.
    public var hints = 0
  }
  public struct Feedback: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case right, wrong, hint, solution }
    public let kind: Kind
    public let text: String
  }
  public let lesson: Lesson
  /// The records, one for each step.
  public internal(set) var records: [Record]
  /// The index of the step at hand; past the last where the lesson is finished.
  public internal(set) var index = 0
  public internal(set) var feedback: Feedback?
  /// The state that the step's `do` made: undo stops there, and `lesson` returns to it.
  var start: Start?
  /// The place and the subject of the last try: a second try without a change is a wish for a hint.
  var tried: Attempt?

  struct Attempt: Hashable, Sendable {
    let subject: Subject
    let place: Place
    let isStepping: Bool
  }
  struct Start: Hashable, Sendable {
    let subject: Subject
    let place: Place
    let isStepping: Bool
    /// The number of changes that could be undone then.
    var depth: Int
  }

  public init(_ lesson: Lesson) {
    self.lesson = lesson
    records = lesson.steps.map { _ in Record() }
  }

  public var isFinished: Bool { index >= lesson.steps.count }
  public var step: LessonStep? { isFinished ? nil : lesson.steps[index] }
  public var record: Record { isFinished ? Record() : records[index] }
  /// The question that waits for an answer.
  public var openQuestion: Question? {
    guard let question = step?.question, record.status == .open else { return nil }
    return question
  }
  /// The number of wrong answers after which the solution is offered.
  public static let triesBeforeSolution = 3
  public var offersSolution: Bool {
    openQuestion != nil && record.tries >= Course.triesBeforeSolution
  }

  /// Discards feedback on a state that no longer exists.
  mutating func forgetFeedback() {
    if feedback?.kind == .wrong { feedback = nil }
  }
  mutating func note(_ change: (inout Record) -> Void) {
    if !isFinished { change(&records[index]) }
  }
}
