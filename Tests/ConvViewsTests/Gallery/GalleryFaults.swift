import ConvCanvas
import ConvViews

/// What is wrong with a screen, as far as a machine can tell.
enum GalleryFaults {
  static func all(_ frame: Frame, _ look: GalleryLook) -> [String] {
    frame.overlaps.map { "written over another text: \($0)" }
      + frame.cutWords.map { "cut: \($0)" } + yellows(frame.canvas, look)
  }

  /// Colours that would be taken for the yellow of "here", and keys in it: what a key does is not
  /// where one is.
  private static func yellows(_ canvas: Canvas, _ look: GalleryLook) -> [String] {
    guard look.terminal == .color else { return [] }
    let theme = Theme(look.terminal.appearance)
    let here = OKLab(theme.here)
    var found: Set<String> = []
    for row in 0..<canvas.size.rows {
      for column in 0..<canvas.size.columns {
        let cell = canvas[row, column]
        let colors = cell.character == " " ? [cell.background] : [cell.foreground, cell.background]
        for color in Set(colors) where color != theme.here && color != theme.hereDim {
          let other = OKLab(color)
          let turn = (other.hue - here.hue).magnitude
          // What is dim is no mark, but a colour of a picture.
          if other.chroma > 0.7 * here.chroma, other.lightness > 0.75 * here.lightness,
            min(turn, 360 - turn) < 15
          {
            found.insert("\(color.hex) looks like the yellow of here")
          }
        }
        if row == canvas.size.rows - 1, cell.foreground == theme.here, cell.character != " " {
          found.insert("a key is yellow")
        }
      }
    }
    return found.sorted()
  }
}
