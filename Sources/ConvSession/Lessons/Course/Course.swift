import ConvNet

/// A lesson being taken: the step at hand, and how each of them went.
public struct Course: Hashable, Sendable {
  public struct Record: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable {
      /// Not answered, and not left yet.
      case open
      case done, skipped
      /// Its solution was shown.
      case shown
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
    /// The earlier step that a wrong answer leads back to.
    public var back: Int?
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
  /// The question with the number that was chosen, where its author leaves the choice open.
  var asked: Question?
  /// Decides which numbers are chosen: each way through has its own.
  let seed: Int
  /// What was open when the lesson was begun or gone on with: whoever leaves comes back to it.
  var before: OpenBefore?

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

  /// - Parameter known: the records of the same lesson that was begun before.
  public init(_ lesson: Lesson, known: [Record]? = nil, seed: Int = 0) {
    (self.lesson, self.seed) = (lesson, seed)
    let isSame = known?.count == lesson.steps.count
    records = isSame ? known ?? [] : lesson.steps.map { _ in Record() }
  }

  public var isFinished: Bool { index >= lesson.steps.count }
  public var step: LessonStep? {
    guard !isFinished else { return nil }
    let step = lesson.steps[index]
    return asked.map(step.asking) ?? step
  }
  public var record: Record { isFinished ? Record() : records[index] }
  /// The question that waits for an answer. One that was skipped waits again when one comes back,
  /// and so does one whose solution was shown.
  public var openQuestion: Question? {
    guard let question = step?.question, record.status != .done, feedback?.kind != .solution
    else { return nil }
    return question
  }
  /// What became of a step, here or on another day.
  public func standing(of index: Int, on shelf: [LessonEntry]) -> LessonEntry.Standing {
    switch records[index].status {
    case .done: return .done
    case .skipped: return .skipped
    case .shown: return .shown
    case .open:
      let step = lesson.steps[index]
      return shelf.lesson(lesson.id)?.steps.first { $0.id == step.id }?.standing ?? .unseen
    }
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
  /// The step at hand is left: an open question counts as skipped, words as read.
  mutating func leaveStep() {
    guard record.status == .open, let step else { return }
    note { $0.status = step.question == nil ? .done : .skipped }
  }
  mutating func note(_ change: (inout Record) -> Void) {
    if !isFinished { change(&records[index]) }
  }
}
