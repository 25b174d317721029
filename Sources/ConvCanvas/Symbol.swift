/// A sign that views use and that has a spelling in ASCII.
public enum Symbol: Character, Hashable, Sendable, CaseIterable {
  case right = "→"
  case left = "←"
  case up = "↑"
  case down = "↓"
  case deeper = "›"
  case shown = "»"
  case dot = "·"
  case times = "×"
  case check = "✓"
  case cross = "✗"
  case marker = "▸"
  case winner = "◂"
  case ellipsis = "…"
  case minus = "−"
  case sum = "Σ"
  case root = "√"
  case atMost = "≤"
  case atLeast = "≥"
  case about = "≈"
  case unequal = "≠"
  case half = "½"
  case infinity = "∞"
  case dash = "–"
  case longDash = "—"
  case bullet = "•"
  case rule = "─"
  case upright = "│"
  case square = "²"
  case plusMinus = "±"
  case cursor = "▏"
  case block = "█"
  case upperHalf = "▀"
  case lowerHalf = "▄"
  case lightShade = "░"
  case mediumShade = "▒"
  case darkShade = "▓"

  /// The spelling in ASCII: one character where one is understood, more where it would not be.
  public var ascii: String {
    switch self {
    case .right, .deeper, .marker: ">"
    case .shown: ">>"
    case .left, .winner: "<"
    case .up: "^"
    case .down: "v"
    case .dot: "."
    case .times, .cross: "x"
    case .check: "ok"
    case .ellipsis, .about: "~"
    case .minus, .dash, .longDash, .rule: "-"
    case .sum: "sum"
    case .root: "sqrt "
    case .atMost: "<="
    case .atLeast: ">="
    case .unequal: "!="
    case .half: "1/2"
    case .infinity: "inf"
    case .bullet: "*"
    case .upright, .cursor: "|"
    case .square: "^2"
    case .plusMinus: "+-"
    case .block, .upperHalf, .darkShade: "#"
    case .lowerHalf: "="
    case .mediumShade: "+"
    case .lightShade: ":"
    }
  }
}

extension Appearance {
  public func glyph(_ symbol: Symbol) -> String {
    ascii ? symbol.ascii : String(symbol.rawValue)
  }

  /// The text with every character outside of ASCII spelled in ASCII, where nothing else can be
  /// shown. Lay out what this returns: a few signs become longer (`≤` becomes `<=`).
  public func spelled(_ text: String) -> String {
    guard ascii, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.map(Appearance.spelling).joined()
  }

  /// The single ASCII character for a cell: the last resort where a view did not spell its text.
  package static func asciiCell(_ character: Character) -> Character {
    character.isASCII ? character : spelling(of: character).first ?? SafeText.replacement
  }

  private static func spelling(of character: Character) -> String {
    if character.isASCII { return String(character) }
    if let symbol = Symbol(rawValue: character) { return symbol.ascii }
    switch character {
    case "‘", "’": return "'"
    case "“", "”", "„": return "\""
    case "▪", "●", "◆": return "*"
    case "°": return "o"
    case "÷": return "/"
    case "⟨": return "<"
    case "⟩": return ">"
    case "⌊": return "floor("
    case "⌈": return "ceil("
    case "⌋", "⌉": return ")"
    default: return String(SafeText.replacement)
    }
  }
}
