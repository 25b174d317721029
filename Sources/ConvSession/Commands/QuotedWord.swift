/// A word as a person, a shell or a terminal writes it: `plain`, `"in quotes"`, `'in quotes'`,
/// `with\ blanks`. Quoted parts that touch are one word, as in a shell: `'it'\''s.onnx'`.
///
/// Names are text: ``written(_:)`` writes any, and reading what it wrote gives the same name again,
/// whatever line ends, quotes or blanks are in it.
struct QuotedWord {
  /// The meaning, without quotes and backslashes.
  let text: String
  /// Whether it begins with a quote that is closed; it is meant literally then.
  let isQuoted: Bool
  /// The place behind it in what was read.
  let end: String.Index

  /// Reads the word at the beginning of a text; nil where none begins there.
  init?(_ rest: Substring) {
    guard let read = QuotedWord.read(rest, goesOn: { _ in false }) else { return nil }
    self = read
  }
  /// Reads a text to its end as one name that may hold blanks; nil where there is none.
  init?(allOf rest: Substring) {
    guard let read = QuotedWord.read(rest, goesOn: { !$0.isBlank }) else { return nil }
    self = read
  }

  private init(text: String, isQuoted: Bool, end: String.Index) {
    (self.text, self.isQuoted, self.end) = (text, isQuoted, end)
  }

  /// - Parameter goesOn: whether the word goes on over blanks, given what is behind them.
  private static func read(
    _ rest: Substring, goesOn: (Substring.UnicodeScalarView) -> Bool
  ) -> QuotedWord? {
    var scalars = rest.unicodeScalars
    guard let first = scalars.first, !first.properties.isWhitespace else { return nil }
    var text = String.UnicodeScalarView()
    let isQuoted = quotedPart(scalars) != nil
    var mayQuote = true
    while let scalar = scalars.first {
      if scalar.properties.isWhitespace, isQuoted || !goesOn(scalars) { break }
      if mayQuote, let (part, after) = quotedPart(scalars) {
        text.append(contentsOf: part)
        scalars = after
        continue
      }
      scalars = scalars.dropFirst()
      if scalar == "\\", let next = scalars.first, isEscapable(next) {
        text.append(next)
        scalars = scalars.dropFirst()
        continue
      }
      text.append(scalar)
      mayQuote = isQuoted || scalar == "="
    }
    return QuotedWord(text: String(text), isQuoted: isQuoted, end: scalars.startIndex)
  }

  /// Blanks and punctuation: a backslash before a letter is a part of the name.
  private static func isEscapable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
      || scalar.isASCII && scalar.value > 0x20 && !scalar.properties.isAlphabetic
        && scalar.properties.numericType == nil
  }

  /// The part between the quotes at the beginning, and what follows; nil where no quote opens there,
  /// or none closes.
  private static func quotedPart(
    _ scalars: Substring.UnicodeScalarView
  ) -> (String.UnicodeScalarView, Substring.UnicodeScalarView)? {
    guard let quote = scalars.first, quote == "\"" || quote == "'" else { return nil }
    var rest = scalars.dropFirst()
    var part = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == quote { return (part, rest) }
      guard quote == "\"", scalar == "\\", let kept = rest.popFirst() else {
        part.append(scalar)
        continue
      }
      part.append(escaped(kept, &rest))
    }
    return nil
  }

  /// The scalar that a backslash and what follows it stand for.
  private static func escaped(
    _ scalar: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView
  ) -> Unicode.Scalar {
    switch scalar {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      guard rest.first == "{", let close = rest.prefix(9).firstIndex(of: "}"),
        let value = UInt32(String(rest[..<close].dropFirst()), radix: 16),
        let named = Unicode.Scalar(value)
      else { return scalar }
      rest = rest[rest.index(after: close)...]
      return named
    default: return scalar
    }
  }
}

extension Substring.UnicodeScalarView {
  fileprivate var isBlank: Bool { allSatisfy(\.properties.isWhitespace) }
}

// MARK: Writing

extension QuotedWord {
  /// The name as it is written: as it is where it is read so, in quotes otherwise.
  /// - Parameter holdsBlanks: whether it may be several words where it is read.
  static func written(_ name: String, holdsBlanks: Bool = false) -> String {
    isPlain(name, holdsBlanks: holdsBlanks) ? name : inQuotes(name)
  }

  static func inQuotes(_ name: String) -> String {
    "\"" + name.unicodeScalars.map(inside).joined() + "\""
  }

  private static func isPlain(_ name: String, holdsBlanks: Bool) -> Bool {
    guard let first = name.unicodeScalars.first, !"\"'~#".unicodeScalars.contains(first),
      !name.hasPrefix(FileAddress.scheme)
    else { return false }
    var isBehindBlank = true
    for scalar in name.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      // A blank alone between words, and no comment behind one.
      if isBlank, !holdsBlanks || isBehindBlank || scalar != " " { return false }
      if isBehindBlank, scalar == "#" || isMark(scalar) { return false }
      if scalar == "\\" || !isVisible(scalar) { return false }
      isBehindBlank = isBlank
    }
    // Behind an equals sign a quote begins.
    return !isBehindBlank && !name.contains("='") && !name.contains("=\"")
  }

  /// Whether a scalar is drawn on the one before it, which a blank must not be.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  private static func inside(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": "\\\(scalar)"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: isVisible(scalar) ? "\(scalar)" : "\\u{\(String(scalar.value, radix: 16))}"
    }
  }

  /// Whether a scalar steers no terminal and ends no line.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
