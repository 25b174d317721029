/// The characters that a lesson may hold, and their widths.
enum LessonCharacters {
  /// Whether it is a control, an escape, an override of the writing direction, or a line end
  /// that no editor shows.
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

  /// The name of a refused character: `U+001B`.
  static func name(of character: Character) -> String {
    let codes = character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return codes.prefix(4).joined(separator: " ")
  }

  /// The text on one line, with `?` for refused characters.
  static func harmless(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : isRefused($0) ? "?" : $0 })
  }

  /// The columns of a text on the screen: one for each scalar that is not a mark on another.
  static func width(of text: some StringProtocol) -> Int {
    text.unicodeScalars.count { scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark, .format: false
      default: true
      }
    }
  }

  /// The text without the white space around it.
  static func trimmed(_ text: some StringProtocol) -> String {
    var rest = Substring(text).drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// The text with line ends and runs of spaces as one space.
  static func flowed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether a text is `[a-z0-9][a-z0-9-]*` of at most 64 characters.
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
