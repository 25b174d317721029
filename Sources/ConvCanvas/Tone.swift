/// The content of one pixel of a map.
public enum Tone: Hashable, Sendable {
  /// A value divided by the range of its map, -1 to 1: warm above zero, cold below.
  case signed(Float)
  /// The brightness of a grey picture, 0 to 1.
  case grey(Float)
  /// The colour of a picture in colour.
  case rgb(Color)
  /// One channel of a picture, 0 to 1.
  case tinted(TintChannel, Float)
  /// A value that is not computed yet, whether or not it is being computed.
  case waiting
  case notANumber
  case infinite(negative: Bool)
  /// An empty pixel, below which the canvas stays as it is.
  case empty
  /// The yellow mark itself.
  case here
  /// The frame of a card in a stack, by brightness 0 to 1.
  case card(Float)

  /// The tone of a value in a map whose finite values lie in -range to range.
  public static func of(_ value: Float, range: Float) -> Tone {
    if value.isNaN { return .notANumber }
    if value.isInfinite { return .infinite(negative: value < 0) }
    return .signed(range > 0 ? min(1, max(-1, value / range)) : 0)
  }
}

public enum TintChannel: Int, Hashable, Sendable, CaseIterable {
  case red, green, blue
}
