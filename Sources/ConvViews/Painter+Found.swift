import ConvCanvas
import ConvNet
import ConvSession

/// The layers that a search finds, while it is typed.
extension Painter {
  /// How many were found, and what can be typed.
  func searchHelp(_ prompt: Prompt) -> String {
    guard !prompt.text.isEmpty else {
      return "a layer's name, here or where it came from, or its kind; Tab completes"
    }
    let count = network.layers(matching: prompt.text).count
    switch count {
    case 0: return "no layer of this name or kind; Esc leaves"
    case 1: return "1 layer: Enter goes there"
    default: return "\(min(prompt.choice, count - 1) + 1) of \(count): Enter goes there, ↑ ↓ choose"
    }
  }

  /// The best are nearest to the top; the list moves with what is chosen.
  mutating func drawFound(_ prompt: Prompt, above row: Int) {
    let found = network.layers(matching: prompt.text)
    guard !found.isEmpty else { return }
    let room = min(found.count, max(3, (size.rows - 6) / 2))
    let start = min(max(0, prompt.choice - room + 1), found.count - room)
    let shown = found[start..<start + room]
    let top = row - room
    let names = shown.map { network.nodes[$0].alias }
    let name = min(size.columns / 3, names.map { Canvas.width(of: $0) }.max() ?? 0)
    let kind = min(
      16, shown.map { Canvas.width(of: network.nodes[$0].kind) }.max() ?? 0)
    canvas.fill(Rect(row: top, column: 0, rows: room, columns: size.columns), theme.panel)
    for (index, layer) in shown.enumerated() {
      let node = network.nodes[layer]
      let isChosen = start + index == prompt.choice
      let line = top + index
      if isChosen { put("▸", line, 0, .here, bold: true) }
      let alias = ShortName.of(node.alias, name)
      put(alias, line, 1, isChosen ? .here : .text, bold: isChosen, width: name)
      put(node.kind, line, 3 + name, .label, width: kind)
      let column = 5 + name + kind
      let left = size.columns - column - 1
      // Where it came from it bore another name.
      if node.rawName != node.alias, left > 3 {
        put(ShortName.of(node.rawName, left), line, column, .faint)
      }
    }
  }
}
