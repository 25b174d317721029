/// The colours of tones. Of numbers, zero is the background; positive ones are warm, negative ones
/// cold, as ``SignScale`` has it.
public struct Colormap {
  /// The colours on each side of zero: enough to be smooth, few enough for terminals' pairs.
  package static let levels = 48

  public static func color(_ tone: Tone, _ theme: Theme) -> Color {
    switch tone {
    case .signed(let value): return signed(value, theme)
    case .grey(let value):
      return Color(hex: 0x1c1c1d).mixed(with: Color(hex: 0xf0f0f0), level(value))
    case .rgb(let color): return color
    case .tinted(let channel, let value):
      return Color(hex: 0x0c0c0e).mixed(with: tint(channel), level(value))
    case .waiting: return theme.waiting
    // What went wrong is magenta, whatever it is; in characters `?`, `!` and `|` tell them apart.
    case .notANumber: return theme.differs
    case .infinite(let negative): return theme.differs.mixed(with: negative ? .black : .white, 0.3)
    case .empty: return theme.background
    case .here: return theme.here
    case .card(let brightness):
      return theme.background.mixed(
        with: Color(hex: theme.appearance.light ? 0x8c90a0 : 0x626879), level(brightness))
    }
  }

  /// The colour of a pixel: its own, or that of the ring or the moat that lies on it.
  public static func color(_ pixel: Pixel, _ theme: Theme) -> Color {
    switch pixel.outline {
    case .ring: theme.here
    // What lies in the moat is still told by its hue, where there are so many colours.
    case .moat:
      theme.appearance.colors == .exact
        ? color(pixel.tone, theme).mixed(with: theme.background, 0.8) : theme.background
    case nil: color(pixel.tone, theme)
    }
  }

  /// The colour of text that can be read on a colour: black or nearly white, by luminance.
  public static func ink(on color: Color) -> Color {
    color.luminance > 0.18 ? .black : Color(hex: 0xe8eaf0)
  }

  private static func signed(_ value: Float, _ theme: Theme) -> Color {
    guard !value.isNaN else { return color(.notANumber, theme) }
    return SignScale.of(theme.appearance).color(level(abs(value)), isNegative: value < 0)
  }

  private static func tint(_ channel: TintChannel) -> Color {
    switch channel {
    case .red: Color(hex: 0xe6584e)
    case .green: Color(hex: 0x62b45c)
    case .blue: Color(hex: 0x5a8ae6)
    }
  }

  /// A share of the ramp, 0 to 1, rounded to a step of it.
  private static func level(_ value: Float) -> Double {
    guard value.isFinite else { return value > 0 ? 1 : 0 }
    return Double((min(1, max(0, value)) * Float(levels)).rounded()) / Double(levels)
  }
}
