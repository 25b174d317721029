extension Canvas {
  /// A thin bar on a track, `width` columns long. The last column it reaches is as bright as the
  /// part of it that is covered: what rounds to nothing leaves the track empty.
  /// - Parameters:
  ///   - share: 0 to 1 of the width; anything else is clamped.
  ///   - isNegative: whether it stands for a number below zero, which ASCII shows by its glyph.
  public mutating func bar(
    _ share: Double, _ row: Int, _ column: Int, width: Int, _ color: Color, _ theme: Theme,
    _ appearance: Appearance, isNegative: Bool = false
  ) {
    let share = share.isNaN ? 0 : min(1, max(0, share))
    for offset in 0..<max(0, width) {
      let covered = min(1, max(0, share * Double(width) - Double(offset)))
      let below = self[row, column + offset]
      self[row, column + offset] = Cell(
        character: Canvas.barCharacter(covered, appearance, isNegative),
        foreground: Canvas.barColor(covered, color, theme, appearance),
        background: below.background)
    }
  }

  private static func barCharacter(
    _ covered: Double, _ appearance: Appearance, _ isNegative: Bool
  ) -> Character {
    if appearance.ascii, isNegative { return covered >= 0.75 ? "X" : covered >= 0.1 ? "-" : "." }
    if appearance.ascii { return covered >= 0.75 ? "#" : covered >= 0.1 ? "+" : "." }
    if appearance.colors == .mono || appearance.colors == .sixteen {
      return covered >= 0.75 ? "▄" : covered >= 0.1 ? "▖" : "·"
    }
    return "▄"
  }

  private static func barColor(
    _ covered: Double, _ color: Color, _ theme: Theme, _ appearance: Appearance
  ) -> Color {
    if appearance.ascii || appearance.colors == .mono || appearance.colors == .sixteen {
      return covered >= 0.1 ? color : theme.faint
    }
    return theme.track.mixed(with: color, covered)
  }
}
