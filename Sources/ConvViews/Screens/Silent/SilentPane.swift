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
    // On a large screen the map at hand stands beside the list: where it is silent is seen.
    let list = Magnification.isRoomy(view.size) ? min(rect.columns, SilentPane.list) : rect.columns
    let entry = SilentEntry(view: view, maps: maps, columns: list)
    let rows = rect.rows - 7
    let across = max(1, (list + SilentEntry.gap) / (entry.width + SilentEntry.gap))
    let sheet = Sheet(across: across, down: rows)
    painter.sheet = sheet
    let row = interaction.row(in: maps)
    let page = sheet.page(of: row, in: maps.order.count)
    let title = "silent cells of \(network.nodes[maps.layer].alias)"
    painter.put(
      Painter.longest(
        [title + ", the most silent maps first", title, network.nodes[maps.layer].alias],
        in: list), rect.row, rect.column, .text, bold: true)
    let alias = network.nodes[maps.layer].alias
    for (index, rank) in page.enumerated() {
      let column = rect.column + index / rows * (entry.width + SilentEntry.gap)
      painter.click(
        rect.row + 1 + index % rows, column..<column + entry.width,
        .say(["goto \(alias)[\(maps.order[rank])]"]))
      entry.draw(
        maps.order[rank], isHere: rank == row, rect.row + 1 + index % rows, column, on: &painter)
    }
    if list < rect.columns, maps.order.indices.contains(row) {
      drawMap(
        maps.order[row], of: maps.layer,
        Rect(
          row: rect.row, column: rect.column + list + 4, rows: rows + 1,
          columns: rect.columns - list - 4), on: &painter)
    }
    guard page.count < maps.order.count else { return }
    painter.put(
      "\(page.lowerBound + 1)–\(page.upperBound) of \(maps.order.count)", rect.row + 1 + rows,
      rect.column + 2, .faint)
  }

  /// Columns of the list beside a map.
  private static let list = 58

  private func drawMap(_ map: Int, of layer: Int, _ rect: Rect, on painter: inout Painter) {
    let image = view.image(layer, channel: map)
    let placement = view.placement(image, rect.rows - 2, rect.columns, numbers: true)
    guard placement.rows < rect.rows, placement.columns <= rect.columns else { return }
    painter.title(
      "\(network.nodes[layer].alias) map \(map)", view.unitName(layer, map), rect.row, rect.column,
      width: rect.columns)
    painter.draw(image, placement, rect.row + 1, rect.column)
    if let note = placement.note(in: rect.columns) {
      painter.put(note, rect.row + 1 + placement.rows, rect.column, .faint)
    }
  }
}
