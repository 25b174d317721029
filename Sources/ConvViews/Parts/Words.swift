public import ConvCanvas
import ConvNet
import ConvSession

/// A sentence whose parts have inks: `"the sum is \(here: "3") now"`.
public struct Words: Hashable, Sendable {
  struct Span: Hashable, Sendable {
    var text: String
    var ink: Ink
    var bold: Bool
  }
  var spans: [Span]

  init(_ spans: [Span]) { self.spans = spans }

  /// Columns it takes on one line.
  var width: Int { spans.reduce(0) { $0 + Canvas.width(of: $1.text) } }

  static func + (first: Words, second: Words) -> Words { Words(first.spans + second.spans) }

  /// `+ 3` or `− 3`: what is added, without two signs in a row.
  static func adding(_ value: Float, _ numerals: Numerals) -> Words {
    value < 0
      ? "− \(numerals.text(-value), .negative)" : "+ \(numerals.text(value), .positive)"
  }

  /// The spans cut into lines of at most `width` columns, at spaces.
  func wrapped(_ width: Int) -> [Words] {
    var lines: [[Span]] = [[]]
    var column = 0
    for piece in pieces {
      let length = Canvas.width(of: piece.text)
      if column + length > width, column > 0, piece.text != " " {
        if lines[lines.count - 1].last?.text == " " { lines[lines.count - 1].removeLast() }
        lines.append([])
        column = 0
      }
      if column == 0, piece.text == " ", lines.count > 1 { continue }
      lines[lines.count - 1].append(piece)
      column += length
    }
    return lines.map { Words($0) }
  }

  /// Words and the spaces between them, each with its ink. What has no space between it, such as
  /// a bold word and its full stop, stays together.
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
    /// What is computed here, now.
    public mutating func appendInterpolation(here text: String) { add(text, .here, true) }
    public mutating func appendInterpolation(bold text: String) { add(text, .text, true) }
    public mutating func appendInterpolation(faint text: String) { add(text, .faint, false) }
    public mutating func appendInterpolation(label text: String) { add(text, .label, false) }
    public mutating func appendInterpolation(_ text: String, _ ink: Ink) { add(text, ink, true) }

    private mutating func add(_ text: String, _ ink: Ink, _ bold: Bool) {
      if !text.isEmpty { spans.append(Span(text: text, ink: ink, bold: bold)) }
    }
  }
}
