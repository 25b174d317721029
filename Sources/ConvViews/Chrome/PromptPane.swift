import ConvCanvas
import ConvSession

/// The line that is typed, above it what can follow or is wrong, and the layers that a search finds.
struct PromptPane: Pane {
  let view: View
  let prompt: Prompt

  var words: [Words] { [prompt.error.map { "\($0, .channels)" } ?? "\(label: help)"] }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let row = rect.row + rect.rows - 1
    if prompt.purpose == .search {
      let list = FoundLayers(view: view, prompt: prompt)
      painter.draw(
        list, in: Rect(row: rect.row, column: 0, rows: rect.rows - 2, columns: rect.columns))
    }
    drawTyped(row, rect, on: &painter)
    let above = Rect(
      row: rect.row, column: rect.column, rows: rect.rows - 1, columns: rect.columns)
    if let error = prompt.error {
      painter.draw(MessagePane(view: view, text: error, ink: .differs), in: above)
    } else {
      painter.canvas.fill(
        Rect(row: row - 1, column: rect.column, rows: 1, columns: rect.columns),
        painter.theme.background)
      painter.put(help, row - 1, rect.column + 1, .label)
    }
  }

  private func drawTyped(_ row: Int, _ rect: Rect, on painter: inout Painter) {
    painter.canvas.fill(
      Rect(row: row, column: rect.column, rows: 1, columns: rect.columns), painter.theme.panel)
    painter.put(prompt.purpose == .command ? ":" : "/", row, rect.column + 1, .here, bold: true)
    // The end of a long line stays in sight.
    let room = max(1, rect.columns - 4)
    let hidden = max(0, prompt.cursor - room + 1)
    let start = rect.column + 2
    painter.put(String(prompt.text.dropFirst(hidden)), row, start, .text, width: room)
    let under = Array(prompt.text)
    painter.canvas.put(
      prompt.cursor < under.count ? String(under[prompt.cursor]) : " ", row,
      start + prompt.cursor - hidden, painter.theme.mark)
  }

  /// A sentence that says what can follow.
  private var help: String {
    guard prompt.purpose == .command else { return FoundLayers(view: view, prompt: prompt).help }
    let name = String(prompt.text.prefix { $0 != " " })
    if let row = CommandTable.row(name) { return "\(row.usage): \(row.summary)" }
    let candidates = Completion.candidates(
      for: prompt.text, in: session, scene.surroundings)
    return candidates.isEmpty
      ? "no such command; Esc leaves" : candidates.prefix(12).joined(separator: "  ")
  }
}
