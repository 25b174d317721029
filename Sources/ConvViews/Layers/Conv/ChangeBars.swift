import ConvCanvas
import ConvNet
import ConvSession

/// How much each of the layers that follow changed, in percent of what it was.
struct ChangeBars: Pane {
  let view: View
  let before: Subject?

  static let least = Size(rows: 1, columns: 18)

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard let before, before != session.subject, rect.rows > 0 else { return }
    let changes = (position.place.layer..<network.nodes.count).compactMap { layer in
      view.change(of: layer, from: before).map { (layer: layer, change: $0) }
    }
    guard !changes.isEmpty else { return }
    guard rect.rows > 2 else {
      drawInWords(changes, rect, on: &painter)
      return
    }
    painter.put(
      Painter.longest(
        ["mean change, in % of what it was", "mean change, % of old", "change, % of old"],
        in: rect.columns), rect.row, rect.column, .label)
    let chosen = ChangeBars.spread(changes, over: rect.rows - 1)
    let names = min(8, chosen.map { Canvas.width(of: network.nodes[$0.layer].alias) }.max() ?? 1)
    let width = max(3, min(20, rect.columns - names - 8))
    for (index, entry) in chosen.enumerated() {
      let row = rect.row + 1 + index
      let share = entry.change.share ?? (entry.change.changed > 0 ? 1 : 0)
      painter.put(network.nodes[entry.layer].alias, row, rect.column, .text, width: names)
      painter.bar(share, row, rect.column + names + 1, width: width, ink: .differs)
      let text = entry.change.share.map { "\(Numerals(decimals: 0).text($0 * 100)) %" } ?? "new"
      painter.put(rightBefore: rect.column + names + width + 8, text, row, .label)
    }
  }

  private func drawInWords(
    _ changes: [(layer: Int, change: LayerChange.Amount)], _ rect: Rect, on painter: inout Painter
  ) {
    for (index, entry) in ChangeBars.spread(changes, over: rect.rows).enumerated() {
      let share = entry.change.share.map { "\(Numerals(decimals: 0).text($0 * 100)) %" } ?? "new"
      let name = network.nodes[entry.layer].alias
      let text = Painter.longest(
        ["\(name) changed by \(share)", "\(name) by \(share)", "\(name) \(share)"],
        in: rect.columns)
      painter.put(text, rect.row + index, rect.column, .label, width: rect.columns)
    }
  }

  /// The first, the last, and as many as fit between them.
  private static func spread<Item>(_ items: [Item], over count: Int) -> [Item] {
    guard items.count > count else { return items }
    guard count > 1 else { return Array(items.prefix(count)) }
    return (0..<count).map { items[$0 * (items.count - 1) / (count - 1)] }
  }
}
