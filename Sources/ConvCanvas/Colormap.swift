/// The colours of values. Zero is the background; positive values are warm, negative ones cold.
public struct Colormap {
  /// The colours on each side of zero: enough to be smooth, few enough for terminals' pairs.
  package static let levels = 48

  public static func color(_ tone: Tone, _ theme: Theme) -> Color {
    let light = theme.appearance.light
    switch tone {
    case .signed(let value): return signed(value, theme)
    case .grey(let value):
      return Color(hex: 0x151515).mixed(with: Color(hex: 0xf0f0f0), level(value))
    case .rgb(let color): return color
    case .tinted(let channel, let value):
      return Color(hex: 0x0c0c0e).mixed(with: tint(channel), level(value))
    case .waiting: return theme.waiting
    case .computing: return theme.waiting.mixed(with: theme.label, 0.3)
    case .notANumber: return Color(hex: light ? 0x8a3ca0 : 0xc050d8)
    case .infinite(let negative): return Color(hex: negative ? 0x00a8c8 : 0xf03c78)
    case .empty: return theme.background
    case .here: return theme.here
    case .card(let brightness):
      return theme.background.mixed(
        with: Color(hex: light ? 0x8c90a0 : 0x626879), level(brightness))
    }
  }

  /// The colour of a pixel, tinted yellow in place where it is marked.
  public static func color(_ pixel: Pixel, _ theme: Theme) -> Color {
    let color = color(pixel.tone, theme)
    guard pixel.marked, pixel.tone != .here else { return color }
    return color.mixed(with: theme.here, 0.27 + 0.3 * color.luminance)
  }

  /// The colour of text that can be read on a colour: black or nearly white, by luminance.
  public static func ink(on color: Color) -> Color {
    color.luminance > 0.18 ? .black : Color(hex: 0xe8eaf0)
  }

  private static let positive: [UInt32] = [0x5e2a12, 0xbe5612, 0xf8a02c, 0xffe28c, 0xfffce8]
  private static let negative: [UInt32] = [0x12306e, 0x1c62bc, 0x48a0ec, 0xa0d6fc, 0xecf8ff]

  private static func signed(_ value: Float, _ theme: Theme) -> Color {
    guard !value.isNaN else { return color(.notANumber, theme) }
    let step = Int((level(abs(value)) * Double(levels)).rounded())
    return theme.appearance.light
      ? (value < 0 ? lightNegative : lightPositive)[step]
      : (value < 0 ? darkNegative : darkPositive)[step]
  }

  private static let darkPositive = ramp(positive, light: false)
  private static let darkNegative = ramp(negative, light: false)
  private static let lightPositive = ramp(positive, light: true)
  private static let lightNegative = ramp(negative, light: true)

  /// All colours of one side of zero, from the background on. On light ground the ramps run the
  /// other way: from white to the darkest.
  private static func ramp(_ colors: [UInt32], light: Bool) -> [Color] {
    let anchors =
      [Theme(Appearance(light: light)).background]
      + (light ? colors.reversed().dropFirst() : colors[...]).map { Color(hex: $0) }
    return (0...levels).map { step in
      let place = Double(step) / Double(levels) * Double(anchors.count - 1)
      let below = min(anchors.count - 2, Int(place))
      return anchors[below].mixed(with: anchors[below + 1], place - Double(below))
    }
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
