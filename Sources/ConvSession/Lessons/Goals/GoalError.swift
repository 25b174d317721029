/// An error in a goal or a measure, with its place in the text.
public struct GoalError: Error, Hashable, Sendable, CustomStringConvertible {
  public let sentence: String
  /// The offset in characters from the start.
  public let offset: Int

  public init(sentence: String, offset: Int) { (self.sentence, self.offset) = (sentence, offset) }
  public var description: String { sentence }
}
