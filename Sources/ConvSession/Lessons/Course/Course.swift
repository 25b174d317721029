import ConvNet

/// A lesson being taken: where one is in it, and how it went.
public struct Course: Hashable, Sendable {
  public struct Record: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable {
      case open, done, skipped, shown
      /// Passed on another day.
      case earlier
    }
    public var status = Status.open
    /// Answers that were not right.
    public var tries = 0
    /// What was answered last.
    public var answer: String?
    /// Hints that have been given.
    public var hints = 0
  }
  public struct Feedback: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case right, wrong, hint, solution }
    public let kind: Kind
    public let text: String
  }
  public let lesson: Lesson
  /// One for each step.
  public internal(set) var records: [Record]
  /// The step at hand; past the last where the lesson is finished.
  public internal(set) var index = 0
  public internal(set) var feedback: Feedback?
  /// The state that the step's `do` made: undo stops there, and `lesson` returns to it.
  var start: Start?
  /// Where and on what the last try was, so that a second one without a change is a wish for a
  /// hint.
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
    /// How much could be undone then.
    let depth: Int
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
  /// After this many wrong answers the solution is offered.
  public static let triesBeforeSolution = 3
  public var offersSolution: Bool {
    openQuestion != nil && record.tries >= Course.triesBeforeSolution
  }

  /// What was said of a state that is no more.
  mutating func forgetFeedback() {
    if feedback?.kind == .wrong { feedback = nil }
  }
  mutating func note(_ change: (inout Record) -> Void) {
    if !isFinished { change(&records[index]) }
  }
}
