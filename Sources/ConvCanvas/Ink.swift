/// The meaning of a text, from which its colour follows.
public enum Ink: Hashable, Sendable, CaseIterable {
  /// Text that matters, text that labels it, text that can be ignored.
  case text, label, faint
  /// The yellow of "here, now"; nothing else is yellow.
  case here
  /// Numbers in sentences, by their sign.
  case positive, negative
  /// The four quantities: grid (H·W), channels (C), weights and work (multiply-adds).
  case grid, channels, weights, work
  /// A part that is reached, or right.
  case good
  /// An error, or what differs from another or from before. Where there is no colour, `✗`, `≠` or
  /// the words say it as well.
  case differs
}
