/// What one pixel of a map says.
public enum Tone: Hashable, Sendable {
  /// A value divided by the range of its map, -1 to 1: warm above zero, cold below.
  case signed(Float)
  /// A picture's own brightness, 0 to 1.
  case grey(Float)
  /// A picture's own colour.
  case rgb(Color)
  /// One channel of a picture, 0 to 1.
  case tinted(TintChannel, Float)
  /// Not computed yet.
  case waiting
  /// Being computed.
  case computing
  case notANumber
  case infinite(negative: Bool)
  /// Nothing: what is below stays.
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
