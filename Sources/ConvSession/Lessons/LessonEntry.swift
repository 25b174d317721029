/// A lesson on the shelf, and whether it has been finished.
public struct LessonEntry: Hashable, Sendable {
  public let id: String
  public let title: String
  public let minutes: Int?
  public var isFinished: Bool

  public init(id: String, title: String, minutes: Int?, isFinished: Bool) {
    (self.id, self.title, self.minutes) = (id, title, minutes)
    self.isFinished = isFinished
  }
}
