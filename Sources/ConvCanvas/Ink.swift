/// What a text means, from which its colour follows.
public enum Ink: Hashable, Sendable, CaseIterable {
  /// Text that matters, text that labels it, text that can be ignored.
  case text, label, faint
  /// Here, now; nothing else is yellow.
  case here
  /// Numbers in sentences, by their sign.
  case positive, negative
  /// The four quantities: H·W, C, weights, multiply-adds.
  case grid, channels, weights, work
  /// Reached, right.
  case good
}
