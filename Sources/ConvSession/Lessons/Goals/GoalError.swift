/// What is wrong with a goal or a measure, and where in its text.
public struct GoalError: Error, Hashable, Sendable, CustomStringConvertible {
  public let sentence: String
  /// In characters from the start.
  public let offset: Int

  public init(sentence: String, offset: Int) { (self.sentence, self.offset) = (sentence, offset) }
  public var description: String { sentence }
}
