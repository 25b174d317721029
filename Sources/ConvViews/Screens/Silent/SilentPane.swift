import ConvCanvas
import ConvNet
import ConvSession

/// The maps of a layer as bars, the most silent first, a page at a time around the one at hand.
struct SilentPane: Pane {
  let view: View
  private let maps: SilentMaps?

  static let least = Size(rows: 8, columns: 46)

  init(view: View) {
    self.view = view
    maps = SilentMaps(view.scene)
  }

  var words: [Words] { SilentWords(view: view, maps: maps).lines }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(words, in: rect.bottom(4))
    guard let maps else { return }
    let entry = SilentEntry(view: view, maps: maps, columns: rect.columns)
    let rows = rect.rows - 7
    let across = max(1, (rect.columns + SilentEntry.gap) / (entry.width + SilentEntry.gap))
    let sheet = Sheet(across: across, down: rows)
    painter.sheet = sheet
    let row = interaction.row(in: maps)
    let page = sheet.page(of: row, in: maps.order.count)
    let title = "silent cells of \(network.nodes[maps.layer].alias)"
    painter.put(
      Painter.longest(
        [title + ", the most silent maps first", title, network.nodes[maps.layer].alias],
        in: rect.columns), rect.row, rect.column, .text, bold: true)
    let alias = network.nodes[maps.layer].alias
    for (index, rank) in page.enumerated() {
      let column = rect.column + index / rows * (entry.width + SilentEntry.gap)
      painter.click(
        rect.row + 1 + index % rows, column..<column + entry.width,
        .say(["goto \(alias)[\(maps.order[rank])]"]))
      entry.draw(
        maps.order[rank], isHere: rank == row, rect.row + 1 + index % rows, column, on: &painter)
    }
    guard page.count < maps.order.count else { return }
    painter.put(
      "\(page.lowerBound + 1)–\(page.upperBound) of \(maps.order.count)", rect.row + 1 + rows,
      rect.column + 2, .faint)
  }
}
