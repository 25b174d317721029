/// A lesson on the shelf, and whether it has been finished.
public struct LessonEntry: Hashable, Sendable {
  public let id: String
  public let title: String
  public let minutes: Int?
  public var isFinished: Bool
  /// The step that a lesson which was begun goes on with.
  public var nextStep: String?

  public init(
    id: String, title: String, minutes: Int?, isFinished: Bool, nextStep: String? = nil
  ) {
    (self.id, self.title, self.minutes) = (id, title, minutes)
    (self.isFinished, self.nextStep) = (isFinished, nextStep)
  }

  /// The command that begins it, or goes on with it.
  public var command: String { "lesson \(id)" + (nextStep.map { "#\($0)" } ?? "") }
}

extension [LessonEntry] {
  /// The first lesson that is not finished.
  public var next: LessonEntry? { first { !$0.isFinished } ?? first }

  /// The lesson after one on the shelf; nil where that is the last, or does not stand there.
  public func lesson(after id: String) -> LessonEntry? {
    firstIndex { $0.id == id }.flatMap { indices.contains($0 + 1) ? self[$0 + 1] : nil }
  }
}
