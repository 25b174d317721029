/// One character of a screen, one column wide.
public struct Cell: Hashable, Sendable {
  public var character: Character
  public var foreground: Color
  public var background: Color
  public var bold: Bool
  /// Whether a terminal without colours shows it reversed, as the mark of "here"; others ignore it.
  public var reversed: Bool

  public init(
    character: Character, foreground: Color, background: Color, bold: Bool = false,
    reversed: Bool = false
  ) {
    (self.character, self.foreground, self.background) = (character, foreground, background)
    (self.bold, self.reversed) = (bold, reversed)
  }
}
