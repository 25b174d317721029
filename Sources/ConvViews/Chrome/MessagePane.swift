import ConvCanvas

/// A sentence on as many rows as it takes, up to the last of its rectangle, over what is there:
/// what went wrong, or has just happened.
struct MessagePane: Pane {
  let view: View
  let text: String
  let ink: Ink

  var words: [Words] { ["\(text, ink)"] }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let marked = ink == .differs ? "✗ \(text)" : text
    let lines = Painter.words(appearance.spelled(marked), in: rect.columns - 2)
      .prefix(max(1, view.size.rows / 4))
    for (index, line) in lines.enumerated() {
      let row = rect.row + rect.rows - lines.count + index
      painter.canvas.fill(
        Rect(row: row, column: rect.column, rows: 1, columns: rect.columns),
        painter.theme.background)
      painter.put(line, row, rect.column + 1, ink)
    }
  }
}
