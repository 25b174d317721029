/// The lines that a text takes in the lesson's pane.
enum LessonLines {
  static let columns = 78
  static let most = 4

  /// Breaks a text into lines between its words.
  /// - Returns: for each line the offset of its first character.
  static func lineStarts(of text: [Character]) -> [Int] {
    var starts: [Int] = []
    var column = 0
    var index = 0
    while index < text.count {
      guard text[index] != " " else {
        index += 1
        continue
      }
      let end = text[index...].firstIndex(of: " ") ?? text.count
      let width = LessonCharacters.width(of: String(text[index..<end]))
      if starts.isEmpty || column + 1 + width > columns {
        starts.append(index)
        column = width
      } else {
        column += 1 + width
      }
      index = end
    }
    return starts
  }

  /// The rows that choices take: one where they fit side by side, four columns apart, each behind
  /// its number.
  static func rows(of choices: [String]) -> Int {
    let width = choices.reduce(4 * (choices.count - 1)) {
      $0 + 2 + LessonCharacters.width(of: $1)
    }
    return width <= columns ? 1 : choices.count
  }

  static func fits(_ text: String) -> Bool { lineStarts(of: Array(text)).count <= most }
}
