import ConvCanvas
import ConvNet
import ConvSession

/// The layers that a search finds, while it is typed: the best are nearest to the top, and the list
/// moves with what is chosen.
struct FoundLayers: Pane {
  let view: View
  let prompt: Prompt

  static let least = Size(rows: 3, columns: 30)

  /// How many were found, and what can be typed.
  var help: String {
    guard !prompt.text.isEmpty else {
      return "a layer's name, here or where it came from, or its kind; Tab completes"
    }
    let count = found.count
    switch count {
    case 0: return "no layer of this name or kind; Esc leaves"
    case 1: return "1 layer: Enter goes there"
    default: return "\(min(prompt.choice, count - 1) + 1) of \(count): Enter goes there, ↑ ↓ choose"
    }
  }

  private var found: [Int] { network.layers(matching: prompt.text) }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let found = found
    guard !found.isEmpty else { return }
    let room = min(found.count, max(3, (view.size.rows - 6) / 2))
    let start = min(max(0, prompt.choice - room + 1), found.count - room)
    let shown = found[start..<start + room]
    let top = rect.row + rect.rows - room
    let names = shown.map { network.nodes[$0].alias }
    let name = min(rect.columns / 3, names.map { Canvas.width(of: $0) }.max() ?? 0)
    let kind = min(
      16, shown.map { Canvas.width(of: network.nodes[$0].kind) }.max() ?? 0)
    painter.canvas.fill(
      Rect(row: top, column: 0, rows: room, columns: rect.columns), painter.theme.panel)
    for (index, layer) in shown.enumerated() {
      let node = network.nodes[layer]
      let isChosen = start + index == prompt.choice
      let line = top + index
      painter.click(line, 0..<rect.columns, .say(["goto \(node.alias)"]))
      if isChosen { painter.put("▸", line, 0, .here, bold: true) }
      let alias = ShortName.of(node.alias, name)
      painter.put(alias, line, 1, isChosen ? .here : .text, bold: isChosen, width: name)
      painter.put(node.kind, line, 3 + name, .label, width: kind)
      let column = 5 + name + kind
      let left = rect.columns - column - 1
      // Where it came from it bore another name.
      if node.rawName != node.alias, left > 3 {
        painter.put(ShortName.of(node.rawName, left), line, column, .faint)
      }
    }
  }
}
