import ConvCanvas
import ConvSession

/// The last line of a screen: the keys worth knowing here, the most useful first.
struct HintsPane: Pane {
  let view: View
  let screen: ScreenName

  static let least = Size(rows: 1, columns: 20)

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.canvas.fill(rect, painter.theme.panel)
    let hints = Hints(scene, interaction, screen)
    // How to get help and how to leave are on every screen.
    let last = hints.last.reduce(0) { $0 + width(of: $1) + 2 }
    var column = rect.column + 1
    for (index, hint) in (hints.all + hints.last).enumerated() {
      let end = rect.column + rect.columns - (index < hints.all.count ? last : 0)
      guard column + width(of: hint) < end else { continue }
      let key = KeyLabel.text(hint.key, ascii: appearance.ascii)
      if let pressed = hint.pressed {
        painter.click(rect.row, column..<column + width(of: hint), .press(pressed))
      }
      // Where nothing can be dimmed, brackets say that it can not be used here.
      if appearance.colors == .mono, !hint.isAvailable {
        column = painter.put("(\(key) \(hint.label))", rect.row, column, .faint) + 2
        continue
      }
      let (ink, other): (Ink, Ink) = hint.isAvailable ? (.text, .label) : (.faint, .faint)
      column = painter.put(key, rect.row, column, ink, bold: hint.isAvailable) + 1
      column = painter.put(hint.label, rect.row, column, other) + 2
    }
  }

  private func width(of hint: Hints.Hint) -> Int {
    let key = KeyLabel.text(hint.key, ascii: appearance.ascii)
    return Canvas.width(of: key) + 1 + Canvas.width(of: hint.label)
  }
}
