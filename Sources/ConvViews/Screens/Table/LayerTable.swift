import ConvCanvas
import ConvNet
import ConvSession

/// The rows of layers around the one at hand, and where their columns stand.
struct LayerTable {
  private let rect: Rect
  private let first: Int
  /// The row that is at hand.
  private let cursor: Int
  private let aliasWidth: Int
  private let kindWidth: Int
  private let shapeWidth: Int
  private let columns: [TableColumn]
  /// Columns for the name a layer bore in its file; 0 where there is no room, or no other name.
  private let rawWidth: Int
  private let view: View

  init(_ view: View, _ rect: Rect) {
    (self.view, self.rect) = (view, rect)
    let nodes = view.network.nodes
    let rows = max(1, rect.rows - 1)
    cursor = view.interaction.row(in: view.session)
    first = min(max(0, cursor - rows / 2), max(0, nodes.count - rows))
    func widest(_ text: (Node) -> String) -> Int {
      nodes.map { Canvas.width(of: text($0)) }.max() ?? 0
    }
    shapeWidth = min(16, max(6, widest { $0.shapeText }))
    columns = LayerTable.columns(
      view.size.columns, room: rect.columns - 4 - shapeWidth - min(8, max(5, widest(\.alias))) - 7)
    let numbers = columns.reduce(0) { $0 + $1.width }
    let all = rect.columns - 2 - 1 - shapeWidth - 1 - numbers
    // Names are worth more than the word for what they mostly say themselves.
    let kinds = min(13, max(4, widest(\.kind)))
    kindWidth = min(kinds, max(7, all - widest(\.alias)))
    let room = all - kindWidth
    aliasWidth = min(max(8, room), max(5, widest(\.alias)))
    let rest = room - aliasWidth - 2
    rawWidth = rest >= 16 && nodes.contains { $0.rawName != $0.alias } ? rest : 0
  }

  /// The columns of a terminal this wide; where layers need their room, the first of those that
  /// narrow ones go without is left out.
  private static func columns(_ terminal: Int, room: Int) -> [TableColumn] {
    var columns = TableColumn.catalog.filter { terminal >= $0.leastColumns }
    while columns.reduce(0, { $0 + $1.width }) > room,
      let spare = columns.firstIndex(where: { $0.leastColumns > 0 })
    {
      columns.remove(at: spare)
    }
    return columns
  }

  func draw(on painter: inout Painter) {
    painter.sheet = Sheet(down: rect.rows - 1)
    drawHead(on: &painter)
    let count = view.network.nodes.count
    let shown = first..<min(count, first + max(0, rect.rows - 1))
    for layer in shown { draw(layer, rect.row + 1 + layer - first, on: &painter) }
    guard shown.count < count, let last = shown.last else { return }
    painter.put(
      "layers \(first)–\(last) of \(count)", rect.row + rect.rows, rect.column + 2, .faint)
  }

  private var kindColumn: Int { rect.column + 2 + aliasWidth + 1 }
  private var shapeColumn: Int { kindColumn + kindWidth + 1 }
  private var numberColumn: Int { shapeColumn + shapeWidth }

  private func drawHead(on painter: inout Painter) {
    painter.put("layer", rect.row, rect.column + 2, .label)
    painter.put("kind", rect.row, kindColumn, .label)
    painter.put("output", rect.row, shapeColumn, .label)
    var column = numberColumn
    for head in columns {
      column += head.width
      painter.put(rightBefore: column, head.title, rect.row, .label)
    }
    if rawWidth > 0 { painter.put("name in the file", rect.row, column + 2, .label) }
  }

  private func draw(_ layer: Int, _ row: Int, on painter: inout Painter) {
    let node = view.network.nodes[layer]
    let isHere = layer == cursor
    let isPlace = layer == view.session.place.layer
    let shown = view.scene.statistics(layer)
    let isBad = shown.value.map { $0.notNumbers + $0.infinities > 0 } ?? false
    painter.click(row, rect.column..<rect.column + rect.columns, .say(["goto \(node.alias)"]))
    if isHere { painter.put("▸", row, rect.column, .here, bold: true) }
    if isPlace, !isHere { painter.put("·", row, rect.column, .text, bold: true) }
    if isBad { painter.put("!", row, rect.column + 1, .differs, bold: true) }
    painter.put(
      ShortName.of(node.alias, aliasWidth), row, rect.column + 2, isHere ? .here : .text,
      bold: isHere || isPlace)
    painter.put(ShortName.middle(node.kind, kindWidth), row, kindColumn, .label)
    let isHidden = view.session.hiddenShapes.contains(layer)
    painter.put(
      isHidden ? "?" : ShortName.middle(node.shapeText, shapeWidth), row, shapeColumn, .label)
    drawNumbers(shown, layer, row, isHere: isHere, on: &painter)
    guard rawWidth > 0, node.rawName != node.alias else { return }
    let column = numberColumn + columns.reduce(0) { $0 + $1.width } + 2
    painter.put(ShortName.of(node.rawName, rawWidth), row, column, .faint)
  }

  private func drawNumbers(
    _ shown: Shown<Statistics>, _ layer: Int, _ row: Int, isHere: Bool, on painter: inout Painter
  ) {
    switch shown {
    case .value(let statistics):
      var column = numberColumn
      for head in columns {
        column += head.width
        let (text, ink) = head.text(layer, statistics, view.scene)
        painter.put(rightBefore: column, text, row, ink, bold: isHere || ink == .differs)
      }
    case .hidden: painter.put(rightBefore: numberColumn + 8, "·", row, .faint)
    case .computing:
      let isNow = view.scene.surroundings.progress?.index == layer
      painter.put("computing", row, numberColumn + 5, isNow ? .here : .faint, bold: isNow)
    case .failed(let why):
      painter.put(
        why, row, numberColumn + 1, .differs,
        width: rect.column + rect.columns - numberColumn - 1)
    }
  }
}
