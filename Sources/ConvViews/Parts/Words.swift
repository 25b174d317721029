public import ConvCanvas
import ConvNet
import ConvSession

/// A sentence whose parts have inks: `"the sum is \(here: "3") now"`.
public struct Words: Hashable, Sendable {
  struct Span: Hashable, Sendable {
    var text: String
    var ink: Ink
    var bold: Bool
    /// The key that it names, which has a word of its own where its sign can not be shown.
    var key: String? = nil
  }
  var spans: [Span]

  init(_ spans: [Span]) { self.spans = spans }
  /// In the glyphs that there are.
  init(spelling words: Words, _ appearance: Appearance) {
    spans = words.spans
    for index in spans.indices {
      spans[index].text =
        spans[index].key.map { KeyLabel.text($0, ascii: appearance.ascii) }
        ?? appearance.spelled(spans[index].text)
    }
  }

  /// Columns it takes on one line.
  var width: Int { spans.reduce(0) { $0 + Canvas.width(of: $1.text) } }

  static func + (first: Words, second: Words) -> Words { Words(first.spans + second.spans) }

  /// `+ 3` or `− 3`: what is added, without two signs in a row.
  static func adding(_ value: Float, _ numerals: Numerals) -> Words {
    value < 0
      ? "− \(numerals.text(-value), .negative)" : "+ \(numerals.text(value), .positive)"
  }

  /// A number in the ink of its sign.
  static func signed(_ value: Float, _ numerals: Numerals) -> Words {
    value == 0
      ? "\(bold: numerals.text(value))"
      : "\(numerals.text(value), value < 0 ? .negative : .positive)"
  }

  var text: String { spans.map(\.text).joined() }

  /// Cut after every full stop, question mark and exclamation mark with a space behind it.
  var sentences: [Words] {
    var sentences: [[Span]] = [[]]
    var isAtEnd = false
    for piece in pieces {
      if piece.text == " ", isAtEnd {
        sentences.append([])
      } else {
        sentences[sentences.count - 1].append(piece)
      }
      isAtEnd = [".", "?", "!"].contains { piece.text.hasSuffix($0) }
    }
    return sentences.filter { !$0.isEmpty }.map { Words($0) }
  }

  /// The spans cut into lines of at most `width` columns, at spaces.
  func wrapped(_ width: Int) -> [Words] {
    var lines: [[Span]] = [[]]
    var column = 0
    for word in unbroken {
      let length = word.reduce(0) { $0 + Canvas.width(of: $1.text) }
      let isSpace = word[0].text == " "
      if column + length > width, column > 0, !isSpace {
        if lines[lines.count - 1].last?.text == " " { lines[lines.count - 1].removeLast() }
        lines.append([])
        column = 0
      }
      if column == 0, isSpace, lines.count > 1 { continue }
      lines[lines.count - 1] += word
      column += length
    }
    return lines.map { Words($0) }
  }

  /// Spaces, and what has none in it: a bold word and its full stop stay together.
  private var unbroken: [[Span]] {
    var words: [[Span]] = []
    for piece in pieces {
      if piece.text != " ", let last = words.last, last[0].text != " " {
        words[words.count - 1].append(piece)
      } else {
        words.append([piece])
      }
    }
    return words
  }

  /// Words and the spaces between them, each with its ink.
  private var pieces: [Span] {
    var pieces: [Span] = []
    for span in spans {
      var rest = span.text[...]
      while !rest.isEmpty {
        let isSpace = rest.first == " "
        let end = rest.firstIndex { ($0 == " ") != isSpace } ?? rest.endIndex
        for text in isSpace ? rest[..<end].map(String.init) : [String(rest[..<end])] {
          pieces.append(Span(text: text, ink: span.ink, bold: span.bold))
        }
        rest = rest[end...]
      }
    }
    return pieces
  }
}

extension Words: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) {
    self.init([Span(text: value, ink: .text, bold: false)])
  }
  public init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.spans) }

  public struct StringInterpolation: StringInterpolationProtocol {
    var spans: [Span] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ literal: String) {
      add(literal, .text, false)
    }
    public mutating func appendInterpolation(_ text: String) { add(text, .text, false) }
    public mutating func appendInterpolation(_ number: Int) { add("\(number)", .text, false) }
    public mutating func appendInterpolation(_ words: Words) { spans += words.spans }
    /// Adds a text about the number that is computed here, now.
    public mutating func appendInterpolation(here text: String) { add(text, .here, true) }
    /// Adds a key by its name in the keymap.
    public mutating func appendInterpolation(key: String) {
      let text = KeyLabel.text(key, ascii: false)
      spans.append(Span(text: text, ink: .text, bold: true, key: key))
    }
    public mutating func appendInterpolation(bold text: String) { add(text, .text, true) }
    public mutating func appendInterpolation(faint text: String) { add(text, .faint, false) }
    public mutating func appendInterpolation(label text: String) { add(text, .label, false) }
    public mutating func appendInterpolation(_ text: String, _ ink: Ink) { add(text, ink, true) }

    private mutating func add(_ text: String, _ ink: Ink, _ bold: Bool) {
      if !text.isEmpty { spans.append(Span(text: text, ink: ink, bold: bold)) }
    }
  }
}
