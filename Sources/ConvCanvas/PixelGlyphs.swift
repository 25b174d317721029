/// Two pixels, one above the other, as one character where half blocks can not be shown.
package struct PixelGlyphs {
  let theme: Theme
  let appearance: Appearance

  /// Signs are positive and letters negative, by ink, and the weakest say it themselves: `-` is
  /// never positive, `+` never negative. Zero has a dot, so that a map is as large as it is.
  package static let positive = Array(".:+*%#@")
  package static let negative = Array(".-~vxXM")
  static let shades = Array("·░▒▓█")

  struct Glyph: Hashable {
    var character: Character
    var color: Color
  }

  /// The glyph of two pixels; nil where both are empty.
  func glyph(_ upper: Tone, _ lower: Tone, column: Int) -> Glyph? {
    let tone = rank(lower) > rank(upper) ? lower : upper
    return tone == .empty ? nil : Glyph(character: character(tone, column), color: color(tone))
  }

  /// The end of what is marked in a row, where a block that is reversed looks as another one that is
  /// not: shades without colours.
  func bracket(_ map: PixelMap, _ row: Int, _ column: Int) -> Character? {
    guard appearance.colors == .mono, !appearance.ascii else { return nil }
    func isMarked(_ column: Int) -> Bool {
      (0..<map.columns).contains(column) && (map[row, column].marked || map[row + 1, column].marked)
    }
    return isMarked(column - 1) ? isMarked(column + 1) ? nil : "]" : "["
  }

  /// The rank of a pixel of two: a mark before a fault, a fault before a value, the stronger value
  /// before the weaker, any value with ink before what waits.
  private func rank(_ tone: Tone) -> Float {
    switch tone {
    case .here: 9
    case .notANumber, .infinite: 8
    case .card: 0.5
    case .waiting: 0.01
    case .empty: -1
    default: ink(tone) > 0 ? 1 + ink(tone) : 0
    }
  }

  /// The amount of ink that a value takes, 0 to 1.
  private func ink(_ tone: Tone) -> Float {
    switch tone {
    case .signed(let value): return min(1, abs(value))
    case .grey(let value), .tinted(_, let value), .card(let value):
      let share = min(1, max(0, value))
      return appearance.light ? 1 - share : share
    case .rgb(let color):
      let share = Float((color.luminance).squareRoot())
      return appearance.light ? 1 - share : share
    default: return 0
    }
  }

  private func character(_ tone: Tone, _ column: Int) -> Character {
    switch tone {
    // Without colours a full block is the strongest number.
    case .here: return appearance.ascii ? "&" : appearance.colors == .mono ? "#" : "█"
    case .notANumber: return "?"
    case .infinite(let negative): return negative ? "|" : "!"
    // Blanks to be filled: in every other column only, so that they are not taken for values.
    case .waiting: return column.isMultiple(of: 2) ? "_" : " "
    case .empty: return " "
    case .card(let brightness):
      return brightness > 0.6 ? (appearance.ascii ? "/" : "▒") : (appearance.ascii ? "\\" : "░")
    case .rgb where appearance.glyphs == .shades && appearance.colors != .mono: return "█"
    case .signed(let value) where value < 0 && (appearance.ascii || appearance.colors == .mono):
      return step(ink(tone), PixelGlyphs.negative)
    default:
      return step(ink(tone), appearance.ascii ? PixelGlyphs.positive : PixelGlyphs.shades)
    }
  }

  /// The glyph for an amount of ink: the first is for zero alone, the others share the rest.
  private func step(_ ink: Float, _ glyphs: [Character]) -> Character {
    guard ink > 0.004 else { return glyphs[0] }
    return glyphs[min(glyphs.count - 1, 1 + Int(ink * Float(glyphs.count - 1)))]
  }

  /// The colour of a glyph, which need not be dark: the glyph itself carries the strength.
  private func color(_ tone: Tone) -> Color {
    switch tone {
    case .signed(let value):
      return Colormap.color(.signed(value < 0 ? min(-0.55, value) : max(0.55, value)), theme)
    case .grey(let value):
      return appearance.light ? theme.text : Colormap.color(.grey(max(0.6, value)), theme)
    case .tinted(let channel, let value):
      return Colormap.color(.tinted(channel, max(0.6, value)), theme)
    case .waiting, .signed(0): return theme.faint
    default: return Colormap.color(tone, theme)
    }
  }
}
