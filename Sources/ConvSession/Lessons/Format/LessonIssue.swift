/// What is wrong in a lesson, and where: printed as `file:line:column: message`.
public struct LessonIssue: Error, Hashable, Sendable {
  public let file: String?
  /// From 1.
  public let line: Int
  /// In characters, from 1.
  public let column: Int
  /// One sentence, without anything that could steer a terminal.
  public let message: String

  public static let longestMessage = 400

  public init(file: String?, line: Int, column: Int, message: String) {
    (self.file, self.line, self.column) = (file, line, column)
    let harmless = LessonCharacters.harmless(message)
    self.message =
      harmless.count <= LessonIssue.longestMessage
      ? harmless : harmless.prefix(LessonIssue.longestMessage) + "…"
  }
}

extension LessonIssue: CustomStringConvertible {
  public var description: String {
    // What is not about a place in a file has none.
    if line == 0 { return message }
    let place = "\(line):\(column): \(message)"
    return file.map { "\(LessonCharacters.harmless($0)):\(place)" } ?? place
  }
}

/// A place in a lesson's file, both from 1, columns in characters.
public struct LessonMark: Hashable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

  public static let start = LessonMark(line: 1, column: 1)

  public func moved(by columns: Int) -> LessonMark {
    LessonMark(line: line, column: column + columns)
  }
}

/// The issues of one file, in the order they were found.
struct LessonIssues {
  /// After so many the rest is not worth reading.
  static let most = 100

  let file: String
  private(set) var all: [LessonIssue] = []

  init(file: String) { self.file = file }

  mutating func add(_ message: String, at mark: LessonMark) {
    guard all.count < LessonIssues.most else { return }
    let issue = LessonIssue(file: file, line: mark.line, column: mark.column, message: message)
    if !all.contains(issue) { all.append(issue) }
  }

  /// In the order of the file.
  var sorted: [LessonIssue] {
    all.sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) }
  }
}
