/// Why a network or a picture could not be opened, in one sentence.
public struct OpenFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public let sentence: String
  /// Whether it is not there, rather than wrong.
  public let isMissing: Bool

  public init(sentence: String, isMissing: Bool) {
    (self.sentence, self.isMissing) = (sentence, isMissing)
  }

  public var description: String { sentence }
}
