/// A lesson on the shelf, and how far it has been taken.
public struct LessonEntry: Hashable, Sendable {
  /// A step as the lists of lessons show it.
  public struct Step: Hashable, Sendable {
    public let id: String
    public let heading: String
    public let standing: Standing

    public init(id: String, heading: String, standing: Standing) {
      (self.id, self.heading, self.standing) = (id, heading, standing)
    }
  }
  /// What became of a step on any day.
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    case unseen, skipped, shown, done
  }
  public let id: String
  public let title: String
  public let minutes: Int?
  public let difficulty: Lesson.Difficulty?
  /// The id of the lesson that follows, where it is not the next one.
  public let next: String?
  /// How often questions of it were answered, right or wrong.
  public let answers: Int
  public let steps: [Step]

  public init(
    id: String, title: String, minutes: Int?, difficulty: Lesson.Difficulty? = nil,
    next: String? = nil, answers: Int = 0, steps: [Step]
  ) {
    (self.id, self.title, self.minutes, self.steps) = (id, title, minutes, steps)
    (self.difficulty, self.next, self.answers) = (difficulty, next, answers)
  }
  /// The entry of a lesson, by what became of each of its steps.
  public init(_ lesson: Lesson, answers: Int = 0, _ standing: (LessonStep) -> Standing) {
    self.init(
      id: lesson.id, title: lesson.title, minutes: lesson.minutes,
      difficulty: lesson.difficulty, next: lesson.next, answers: answers,
      steps: lesson.steps.map { Step(id: $0.id, heading: $0.heading, standing: standing($0)) })
  }

  /// Whether all of its steps were done, none of them skipped or shown.
  public var isFinished: Bool { !steps.isEmpty && steps.allSatisfy { $0.standing == .done } }
  public var isBegun: Bool { steps.contains { $0.standing != .unseen } }

  /// The step that a lesson which was begun goes on with: the first that was not seen, else the
  /// first that is not done.
  public var nextStep: String? {
    guard isBegun else { return nil }
    let next = steps.first { $0.standing == .unseen } ?? steps.first { $0.standing != .done }
    return next?.id
  }

  /// The command that begins it, or goes on with it.
  public var command: String {
    "lesson \(id)" + (nextStep.map { "#\($0)" } ?? "") + (answers == 0 ? "" : " seed \(answers)")
  }

  /// The command that begins it from its start.
  public var fromStart: String { "lesson \(id)" + (answers == 0 ? "" : " seed \(answers)") }

  /// How far it was taken: "done", "5 done, 2 skipped, 1 not seen"; empty where it was not begun.
  public var progress: String {
    guard isBegun else { return "" }
    guard !isFinished else { return "done" }
    return LessonEntry.count(steps.map(\.standing))
  }

  /// `5 done, 2 skipped, 1 not seen`
  public static func count(_ standings: [Standing]) -> String {
    let words: [(Standing, String)] = [
      (.done, "done"), (.shown, "shown"), (.skipped, "skipped"), (.unseen, "not seen"),
    ]
    return words.compactMap { standing, word in
      let count = standings.count { $0 == standing }
      return count == 0 ? nil : "\(count) \(word)"
    }.joined(separator: ", ")
  }
}

extension [LessonEntry] {
  /// The first lesson that is not finished.
  public var next: LessonEntry? { first { !$0.isFinished } ?? first }

  /// The lesson after one on the shelf; nil where that is the last, or does not stand there.
  public func lesson(after id: String) -> LessonEntry? {
    guard let index = firstIndex(where: { $0.id == id }) else { return nil }
    return self[index].next.flatMap { lesson($0) }
      ?? (indices.contains(index + 1) ? self[index + 1] : nil)
  }

  public func lesson(_ id: String) -> LessonEntry? { first { $0.id == id } }
}
