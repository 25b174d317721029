/// Text for a terminal, a file or a pipe outside of a canvas. All that is printed goes through here,
/// because any of it may hold a name from a file, an option or the environment.
public enum PlainText {
  /// Makes a text of several lines safe: without control characters other than line ends, without
  /// characters that change the writing direction, are invisible or separate lines.
  public static func safe(_ text: String) -> String {
    replaced(text) { $0 == "\n" }
  }
  /// Makes a name or a sentence safe that has to stay on one line.
  public static func line(_ text: String) -> String {
    replaced(text) { _ in false }
  }

  private static func replaced(_ text: String, _ isKept: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: { isSteering($0) && !isKept($0) }) else {
      return text
    }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { isSteering($0) && !isKept($0) ? "?" : $0 }))
  }

  /// Escapes in JSON what its encoder leaves as it is: the same text to whoever reads the JSON.
  public static func json(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isSteering($0) && $0 != "\n" }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      guard isSteering(scalar), scalar != "\n" else {
        escaped.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return escaped
  }

  private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7f).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
