/// The colours of everything that is not a map.
public struct Theme: Hashable, Sendable {
  public let appearance: Appearance
  /// The colour of empty ground, and of zero in a map.
  public let background: Color
  /// The ground of title and hint bars and of a lesson's text.
  public let panel: Color
  /// The ground of all that is not computed yet: between background and panel.
  public let waiting: Color
  /// The track of bars, seen where a bar is empty.
  public let track: Color
  public let text: Color
  public let label: Color
  public let faint: Color
  /// The yellow of "here, now".
  public let here: Color
  /// The yellow of every other edge of the selected stack, and the ground of marked characters.
  public let hereDim: Color
  public let positive: Color
  public let negative: Color
  /// The colour of H·W.
  public let grid: Color
  /// The colour of C.
  public let channels: Color
  public let weights: Color
  /// The colour of multiply-adds.
  public let work: Color
  public let good: Color
  /// The magenta of errors, and of what differs or was changed: neither warm nor cold nor "here",
  /// and apart from them where colours look alike.
  public let differs: Color

  public init(_ appearance: Appearance) {
    func color(_ dark: UInt32, _ light: UInt32) -> Color {
      Color(hex: appearance.light ? light : dark)
    }
    self.appearance = appearance
    background = color(0x101116, 0xfbfbf8)
    panel = color(0x1e202a, 0xe6e7ec)
    waiting = color(0x191b22, 0xf0f0f2)
    track = color(0x2b2e39, 0xdcdde3)
    text = color(0xd0d2d8, 0x26282e)
    label = color(0x7c808c, 0x686c78)
    faint = color(0x4a4d58, 0xa8abb4)
    here = color(0xffdd57, 0xb48a00)
    hereDim = color(0x7f6e2b, 0xf2d98a)
    positive = color(0xfba44d, 0x9f510b)
    negative = color(0x68affa, 0x1c63b0)
    // Paler than the signs, and of other hues.
    grid = color(0x5fb3b3, 0x1f7474)
    channels = color(0xd99a86, 0x94503c)
    weights = color(0x78be82, 0x2e7a3c)
    work = color(0xb488d6, 0x7a489e)
    good = color(0x78be82, 0x2e7a3c)
    differs = color(0xe9208d, 0x840d6a)
  }

  public func color(_ ink: Ink) -> Color {
    switch ink {
    case .text: text
    case .label: label
    case .faint: faint
    case .here: here
    case .positive: positive
    case .negative: negative
    case .grid: grid
    case .channels: channels
    case .weights: weights
    case .work: work
    case .good: good
    case .differs: differs
    }
  }

  /// The style of text in an ink; "here" is also reversed without colours, if it has a ground.
  public func style(_ ink: Ink, bold: Bool = false, on background: Color? = nil) -> Style {
    Style(
      color(ink), on: background, bold: bold || (ink == .here && appearance.colors == .mono),
      reversedInMono: background == here)
  }

  /// The style of text on the yellow mark itself, for a cell or a key that is "here".
  public var mark: Style {
    Style(Colormap.ink(on: here), on: here, bold: true, reversedInMono: true)
  }
}
