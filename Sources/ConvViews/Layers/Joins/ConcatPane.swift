import ConvCanvas
import ConvNet
import ConvSession

/// The map that is handed on, the map it becomes, and which maps come from where.
struct ConcatPane: Pane {
  let view: View
  private let sheet: TermSheet
  /// The input that the map at hand comes from, and its number there.
  private let source: (input: Int, channel: Int)
  private let sourceName: String

  static let least = Size(rows: 10, columns: 52)

  /// Nil for vectors and signals, which have no maps beside each other.
  init?(_ view: View) {
    guard view.node.joinsPictures else { return nil }
    (self.view, sheet) = (view, TermSheet(view))
    source = Concat.source(of: view.position.map, view.node.inputShapes)
    sourceName = view.network.nodes[view.node.inputs[source.input]].alias
  }

  var words: [Words] {
    let counts = node.inputShapes.map { "\($0.channels)" }.joined(separator: " + ")
    return [
      "Map \(here: "\(position.map)") is map \(source.channel) of \(bold: sourceName), as it is: "
        + "nothing is computed.",
      "\("H, W \(node.shape.grid) stay", .grid); "
        + "\("C \(counts) = \(node.shape.channels)", .channels); no weights.",
      "\(label: "What comes next sees the maps of all branches at once.")",
    ]
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let rect = body.dropping(bottom: 3)
    var input = view.inputImage(node, channel: source.channel, slot: source.input)
    var output = view.image(position.place.layer, channel: position.map)
    let spot = view.joinedSpot(sheet)
    (input.current, output.current) = (spot, spot)
    if interaction.hand == .input {
      input.marked = marks.layers[node.inputs[source.input]]
      output.marked = marks.layers[position.place.layer]
    }
    let room = (rect.columns - 26) / 2
    let placed = view.placement(input, rect.rows - 3, room, numbers: false)
    let (name, detail) = view.inputTitles(node.inputs[source.input], channel: source.channel)
    painter.title(name, detail, rect.row, rect.column, width: room)
    painter.draw(input, placed, rect.row + 1, rect.column)
    let middle = rect.column + max(placed.columns, 16) + 2
    drawParts(
      Rect(row: rect.row, column: middle, rows: rect.rows, columns: 22), on: &painter)
    let right = middle + 24
    painter.title(node.alias, "map \(position.map)", rect.row, right, width: room)
    painter.draw(output, placed, rect.row + 1, right)
    let below = rect.row + 1 + placed.rows
    if let note = placed.note(in: room) {
      painter.put(note, below, rect.column, .faint, width: room)
    }
    if spot != nil {
      func text(_ value: Float?) -> String { value.map { sheet.numerals.text($0) } ?? "·" }
      painter.put(text(sheet.read(0)), below + 1, rect.column, bold: true)
      painter.put(text(sheet.result), below + 1, right, .here, bold: true)
    }
    drawPlaceInMaps(from: below + 3, rect, (middle, right), on: &painter)
    painter.put(words, in: body.bottom(3))
  }

  /// The same place in the maps of the layer at hand, and in those that this one comes from.
  private func drawPlaceInMaps(
    from row: Int, _ rect: Rect, _ columns: (middle: Int, right: Int), on painter: inout Painter
  ) {
    let element = sheet.position.element
    let below = rect.dropping(top: row - rect.row)
    var left = below
    left.columns = columns.middle - 2 - rect.column
    PlaceInMaps(
      view, layer: node.inputs[source.input], element: [source.channel] + element.dropFirst(),
      isHere: false, heading: "the same place in all maps")?
      .draw(left, on: &painter)
    PlaceInMaps(
      view, layer: position.place.layer, element: element, isHere: true,
      heading: "the same place in all maps")?
      .draw(below.from(columns.right), on: &painter)
  }

  /// `maps 0–3  small`, one line for each input, the one at hand marked.
  private func drawParts(_ rect: Rect, on painter: inout Painter) {
    painter.put("its maps come from", rect.row, rect.column, .label)
    var first = 0
    for (slot, shape) in node.inputShapes.enumerated() where slot < rect.rows - 3 {
      let isHere = slot == source.input
      let last = first + shape.channels - 1
      let row = rect.row + 2 + slot
      if isHere { painter.put("▸", row, rect.column, .here, bold: true) }
      painter.put(
        first == last ? "map \(first)" : "maps \(first)–\(last)", row, rect.column + 2,
        isHere ? .here : .label, bold: isHere)
      painter.put(
        network.nodes[node.inputs[slot]].alias, row, rect.column + 13,
        isHere ? .here : .text, bold: isHere, width: 9)
      first += shape.channels
    }
  }
}
