import ConvCanvas
import ConvNet
import ConvSession

/// The line that is typed, above it what can follow or is wrong, and the layers that a search finds.
struct PromptPane: Pane {
  let view: View
  let prompt: Prompt

  static let least = Size(rows: 3, columns: 20)

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
      guard let listing, rect.rows > 3 else { return }
      painter.canvas.fill(
        Rect(row: row - 2, column: rect.column, rows: 1, columns: rect.columns),
        painter.theme.background)
      painter.put(listing, row - 2, rect.column + 1, width: rect.columns - 2)
    }
  }

  private func drawTyped(_ row: Int, _ rect: Rect, on painter: inout Painter) {
    painter.canvas.fill(
      Rect(row: row, column: rect.column, rows: 1, columns: rect.columns), painter.theme.panel)
    painter.put(prompt.purpose == .command ? ":" : "/", row, rect.column + 1, .text, bold: true)
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
    guard candidates.isEmpty else { return candidates.prefix(12).joined(separator: "  ") }
    return "no such command; Esc leaves"
  }

  /// What can stand where one types, on a row of its own; before all, how the place at hand is
  /// written.
  private var listing: Words? {
    guard prompt.purpose == .command, prompt.error == nil else { return nil }
    if prompt.text.isEmpty {
      return "\(label: "here is") \(bold: PromptPane.address(view))\(label: "; Tab completes")"
    }
    guard prompt.text.contains(" ") else { return nil }
    let words = Completion.listing(for: prompt.text, in: session, scene.surroundings)
    guard !words.isEmpty else { return nil }
    let room = view.size.columns - 4
    var shown: [String] = []
    for word in words {
      guard Canvas.width(of: (shown + [word, "…"]).joined(separator: "  ")) <= room else {
        return "\(shown.joined(separator: "  "))\(label: "  …")"
      }
      shown.append(word)
    }
    return "\(shown.joined(separator: "  "))"
  }

  /// How what is at hand is written: `edges[0,2,5]`, or the weight in hand.
  private static func address(_ view: View) -> String {
    let reach = HandReach(view.session, view.interaction)
    if view.interaction.hand == .kernel, let number = reach.number { return number.text }
    let place = view.session.place
    let position = view.elementAtHand
    guard place.rung > .layer || view.interaction.hand == .output else { return view.node.alias }
    let depth = place.rung == .map ? 1 : position.element.count
    return Address(view.node.alias, nil, Array(position.element.prefix(depth))).text
  }
}
