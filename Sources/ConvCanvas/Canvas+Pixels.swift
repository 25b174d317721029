extension Canvas {
  /// Draws a map with its top left corner in a cell. A pixel is one column wide and half a row
  /// high in every glyph mode, so layouts do not depend on it: half blocks show both pixels of a
  /// character, shades and ASCII the one that says more. Empty pixels keep what is below.
  public mutating func draw(
    _ map: PixelMap, _ row: Int, _ column: Int, _ appearance: Appearance
  ) {
    let theme = Theme(appearance)
    let rows = max(0, -row)..<max(max(0, -row), min((map.rows + 1) / 2, size.rows - row))
    let columns =
      max(0, -column)..<max(max(0, -column), min(map.columns, size.columns - column))
    let glyphs = PixelGlyphs(theme: theme, appearance: appearance)
    let halves = appearance.hasHalves
    for down in rows {
      for across in columns {
        let (upper, lower) = (map[2 * down, across], map[2 * down + 1, across])
        if halves {
          drawHalves(upper, lower, row + down, column + across, theme)
        } else if let glyph = glyphs.glyph(upper.tone, lower.tone, column: across) {
          let marked = upper.marked || lower.marked
          let here = upper.tone == .here || lower.tone == .here
          let bracket = marked ? glyphs.bracket(map, 2 * down, across) : nil
          self[row + down, column + across] = Cell(
            character: bracket ?? glyph.character, foreground: glyph.color,
            background: marked ? theme.hereDim : theme.background, bold: here,
            reversed: marked || (here && appearance.ascii))
        }
      }
    }
  }

  private mutating func drawHalves(
    _ upper: Pixel, _ lower: Pixel, _ row: Int, _ column: Int, _ theme: Theme
  ) {
    guard upper.tone != .empty || lower.tone != .empty else { return }
    let below = self[row, column]
    // A half block that was there keeps the half that stays empty.
    let isUpperHalf = below.character == Symbol.upperHalf.rawValue
    let top =
      upper.tone == .empty
      ? (isUpperHalf ? below.foreground : below.background) : Colormap.color(upper, theme)
    let bottom = lower.tone == .empty ? below.background : Colormap.color(lower, theme)
    self[row, column] = Cell(
      character: top == bottom ? " " : Symbol.upperHalf.rawValue, foreground: top,
      background: bottom)
  }
}
