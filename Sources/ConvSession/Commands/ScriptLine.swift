/// A line of a script or a recording that says something. `#` at a word's beginning, outside of
/// quotes, begins a comment.
public struct ScriptLine: Sendable {
  /// As editors count, from 1.
  public let number: Int
  /// The command, without a comment.
  public let command: String

  /// The lines of a text; they end in LF, CR LF or CR.
  public static func lines(of text: String) -> [ScriptLine] {
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    return String(text.unicodeScalars.dropFirst(hasMark ? 1 : 0)).split(
      omittingEmptySubsequences: false
    ) { ["\n", "\r\n", "\r"].contains($0) }
    .enumerated()
    .compactMap { index, line in ScriptLine(line, number: index + 1) }
  }

  /// Nil where nothing is said.
  public init?(_ line: Substring, number: Int) {
    command = String(line[..<ScriptLine.comment(of: line)])
    self.number = number
    guard command.contains(where: { !$0.isWhitespace }) else { return nil }
  }

  /// Where the comment begins, or the line ends.
  private static func comment(of line: Substring) -> String.Index {
    var rest = line
    while true {
      rest = Substring(rest.unicodeScalars.drop(while: \.properties.isWhitespace))
      guard let first = rest.unicodeScalars.first, first != "#", let word = QuotedWord(rest) else {
        return rest.startIndex
      }
      rest = rest[word.end...]
    }
  }
}
