import ConvCanvas
import ConvNet
import ConvSession

/// One map for each input, and their sum: the same place is marked in all.
struct SumPane: Pane {
  let view: View
  private let sheet: TermSheet

  static let least = Size(rows: 10, columns: 34)

  /// Nil for vectors and signals, which have no maps beside each other.
  init?(_ view: View) {
    guard view.node.joinsPictures else { return nil }
    (self.view, sheet) = (view, TermSheet(view))
  }

  var words: [Words] {
    let names = node.inputs.map { network.nodes[$0].alias }.joined(separator: " and ")
    var lines: [Words] = []
    if view.isOneNumber, sheet.isComplete, let result = sheet.result {
      let terms = (0..<sheet.count).compactMap { sheet.read($0).map { sheet.numerals.text($0) } }
      lines.append(
        "\(terms.joined(separator: " + ")) = \(here: sheet.numerals.text(result)): the same place of "
          + "\(names).")
    } else {
      lines.append("Every number of \(names) is added to the one in the same place.")
    }
    return lines + [
      "\(bold: "\(node.shape)") stays; no weights.",
      "\(label: "A shortcut: what went around the layers between is still in the sum.")",
    ]
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let rect = body.dropping(bottom: 3)
    let reach = view.reachOfSum
    let count = node.inputs.count
    // What does not fit beside the others is told in words.
    let shown = min(count, max(1, rect.columns / 16 - 1))
    let room = (rect.columns - 3 * shown) / (shown + 1)
    var column = rect.column
    for slot in 0...shown {
      let part = Rect(row: rect.row, column: column, rows: rect.rows, columns: room)
      let rows = draw(slot == shown ? nil : slot, reach, part, on: &painter)
      let sign = slot + 1 == shown ? (shown < count ? "+ … =" : "=") : "+"
      if slot < shown {
        painter.put(sign, rect.row + 1 + rows / 2, column + room + 1, .text, bold: true)
      }
      column += room + 3
    }
    painter.put(words, in: body.bottom(3))
  }

  /// Draws one of the inputs, or the sum.
  /// - Parameter slot: nil for the sum.
  /// - Returns: rows of its picture.
  private func draw(
    _ slot: Int?, _ reach: Float?, _ rect: Rect, on painter: inout Painter
  ) -> Int {
    let map = position.map
    let layer = slot.map { node.inputs[$0] } ?? position.place.layer
    var image =
      slot.map { view.inputImage(node, channel: map, slot: $0) } ?? view.image(layer, channel: map)
    image = image.colored(reach: reach)
    let spot = view.joinedSpot(sheet)
    image.current = spot
    if interaction.hand == .input { image.marked = marks.layers[layer] }
    let placed = view.roomyPlacement(image, rect.rows - 4, rect.columns)
    let (name, detail) =
      slot == nil ? (node.alias, "") : view.inputTitles(layer, channel: map)
    painter.title(name, detail, rect.row, rect.column, width: rect.columns)
    painter.draw(image, placed, rect.row + 1, rect.column)
    let below = rect.row + 1 + placed.rows
    if let note = placed.note(in: rect.columns) {
      painter.put(note, below, rect.column, .faint, width: rect.columns)
    }
    if let spot {
      let place = MapSpot(map: map, row: spot.row, column: spot.column)
      let value = scene.value(layer, node.shape.element(place)).value
      painter.put(
        value.map { sheet.numerals.text($0) } ?? "·", below + 1, rect.column,
        slot == nil ? .here : .text, bold: true)
    }
    PlaceInMaps(
      view, layer: layer, element: sheet.position.element, isHere: slot == nil,
      heading: "the same place in all maps")?
      .draw(rect.dropping(top: placed.rows + 4), on: &painter)
    return placed.rows
  }
}
