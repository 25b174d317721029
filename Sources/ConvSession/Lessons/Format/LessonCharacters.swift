/// Which characters a lesson may hold, and how wide they are.
enum LessonCharacters {
  /// Controls, escapes, overrides of the writing direction, and line ends that no editor shows.
  static func isRefused(_ character: Character) -> Bool {
    character.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x09: false
      case 0..<0x20, 0x7f..<0xa0, 0x2028...0x202e, 0x2066...0x2069, 0x061c, 0xfeff, 0xfffe...0xffff,
        0x200e...0x200f:
        true
      default: scalar.properties.isNoncharacterCodePoint
      }
    }
  }

  /// The name of what is refused: `U+001B`.
  static func name(of character: Character) -> String {
    let codes = character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return codes.prefix(4).joined(separator: " ")
  }

  /// On one line, with `?` for what is refused.
  static func harmless(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : isRefused($0) ? "?" : $0 })
  }

  /// Columns it takes on the screen: one for each scalar that is not a mark on another.
  static func width(of text: some StringProtocol) -> Int {
    text.unicodeScalars.count { scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark, .format: false
      default: true
      }
    }
  }

  /// Without the white space around it.
  static func trimmed(_ text: some StringProtocol) -> String {
    var rest = Substring(text).drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// Line ends and runs of spaces become one space.
  static func flowed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// `[a-z0-9][a-z0-9-]*`, at most 64 characters.
  static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64 && text.first != "-"
      && text.utf8.allSatisfy { byte in
        (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2d
      }
  }

  /// An identifier made of a heading: `Make it answer!` becomes `make-it-answer`.
  static func identifier(of heading: String) -> String {
    let words = heading.lowercased().split { character in
      !(character.isASCII && (character.isLetter || character.isNumber))
    }
    let text = String(words.joined(separator: "-").prefix(64))
    return text.last == "-" ? String(text.dropLast()) : text
  }
}

/// How many lines a text takes in the lesson's pane.
enum LessonPane {
  static let columns = 78
  static let lines = 4

  /// The words of a text broken into lines, as indices where each line begins.
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

  static func fits(_ text: String) -> Bool { lineStarts(of: Array(text)).count <= lines }
}
