import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// Vectors, which have no maps, are told by their terms.
  mutating func drawJoin(_ body: Rect) {
    let sheet = TermSheet(view)
    guard node.shape.rank > 2, node.inputShapes.allSatisfy({ $0.rank == node.shape.rank }) else {
      return drawTerms(body)
    }
    let rows = body.rows - 3
    if node.layer is Add {
      drawSum(sheet, Rect(row: body.row, column: body.column, rows: rows, columns: body.columns))
    } else {
      drawConcat(
        sheet, Rect(row: body.row, column: body.column, rows: rows, columns: body.columns))
    }
    put(
      node.layer is Add ? sumWords(sheet) : concatWords(sheet),
      in: Rect(
        row: body.row + body.rows - 3, column: body.column, rows: 3, columns: body.columns))
  }

  /// The place in a map that is looked at.
  private func spot(_ sheet: TermSheet) -> (row: Int, column: Int)? {
    guard view.isOneNumber else { return nil }
    return node.shape.gridSpot(sheet.position.element)
  }

  /// One map for each input, and their sum: the same place is marked in all.
  private mutating func drawSum(_ sheet: TermSheet, _ rect: Rect) {
    let map = position.map
    let spot = spot(sheet)
    // One range for all, so that the larger part is seen to be larger.
    let reach = (node.inputs + [position.place.layer]).compactMap { layer in
      scene.reading(layer).value.map { view.reach($0, channel: map) }
    }.max()
    let count = node.inputs.count
    // What does not fit beside the others is told in words.
    let shown = min(count, max(1, rect.columns / 16 - 1))
    let room = (rect.columns - 3 * shown) / (shown + 1)
    var column = rect.column
    for slot in 0...shown {
      let isResult = slot == shown
      let layer = isResult ? position.place.layer : node.inputs[slot]
      var image =
        isResult ? view.image(layer, channel: map) : view.inputImage(node, channel: map, slot: slot)
      image = image.colored(reach: reach)
      image.current = spot
      if !isResult || interaction.hand == .input { mark(&image, layer) }
      let placed = view.placement(image, rect.rows - 4, room, numbers: false)
      let name = network.nodes[layer].alias
      title(name, isResult ? "" : "map \(map)", rect.row, column, width: room)
      draw(image, placed, rect.row + 1, column)
      let below = rect.row + 1 + placed.rows
      if let note = placed.note(in: room) { put(note, below, column, .faint, width: room) }
      if let spot {
        let place = MapSpot(map: map, row: spot.row, column: spot.column)
        let value = scene.value(layer, node.shape.element(place)).value
        put(
          value.map { sheet.numerals.text($0) } ?? "·", below + 1, column,
          isResult ? .here : .text, bold: true)
      }
      let sign = slot + 1 == shown ? (shown < count ? "+ … =" : "=") : "+"
      if !isResult {
        put(sign, rect.row + 1 + placed.rows / 2, column + room + 1, .here, bold: true)
      }
      column += room + 3
    }
  }

  private func mark(_ image: inout MapImage, _ layer: Int) {
    if interaction.hand == .input { image.marked = marks.layers[layer] }
  }

  private func sumWords(_ sheet: TermSheet) -> [Words] {
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

  /// The map that is handed on, the map it becomes, and which maps come from where.
  private mutating func drawConcat(_ sheet: TermSheet, _ rect: Rect) {
    let map = position.map
    let source = Concat.source(of: map, node.inputShapes)
    var input = view.inputImage(node, channel: source.channel, slot: source.input)
    var output = view.image(position.place.layer, channel: map)
    (input.current, output.current) = (spot(sheet), spot(sheet))
    mark(&input, node.inputs[source.input])
    mark(&output, position.place.layer)
    let room = (rect.columns - 26) / 2
    let left = view.placement(input, rect.rows - 3, room, numbers: false)
    let name = network.nodes[node.inputs[source.input]].alias
    title(name, "map \(source.channel)", rect.row, rect.column, width: room)
    draw(input, left, rect.row + 1, rect.column)
    let middle = rect.column + max(left.columns, 16) + 2
    drawParts(map, Rect(row: rect.row, column: middle, rows: rect.rows, columns: 22))
    let right = middle + 24
    title(node.alias, "map \(map)", rect.row, right, width: room)
    draw(output, left, rect.row + 1, right)
    let below = rect.row + 1 + left.rows
    if let note = left.note(in: room) { put(note, below, rect.column, .faint, width: room) }
    guard spot(sheet) != nil else { return }
    let value = sheet.result.map { sheet.numerals.text($0) } ?? "·"
    put(sheet.read(0).map { sheet.numerals.text($0) } ?? "·", below + 1, rect.column, bold: true)
    put(value, below + 1, right, .here, bold: true)
  }

  /// `maps 0–3  small`, one line for each input, the one at hand marked.
  private mutating func drawParts(_ map: Int, _ rect: Rect) {
    put("its maps come from", rect.row, rect.column, .label)
    var first = 0
    for (slot, shape) in node.inputShapes.enumerated() where slot < rect.rows - 3 {
      let isHere = first..<first + shape.channels ~= map
      let last = first + shape.channels - 1
      let row = rect.row + 2 + slot
      if isHere { put("▸", row, rect.column, .here, bold: true) }
      put(
        first == last ? "map \(first)" : "maps \(first)–\(last)", row, rect.column + 2,
        isHere ? .here : .label, bold: isHere)
      put(
        network.nodes[node.inputs[slot]].alias, row, rect.column + 13,
        isHere ? .here : .text, bold: isHere, width: 9)
      first += shape.channels
    }
  }

  private func concatWords(_ sheet: TermSheet) -> [Words] {
    let source = Concat.source(of: position.map, node.inputShapes)
    let name = network.nodes[node.inputs[source.input]].alias
    let counts = node.inputShapes.map { "\($0.channels)" }.joined(separator: " + ")
    return [
      "Map \(here: "\(position.map)") is map \(source.channel) of \(bold: name), as it is: nothing is "
        + "computed.",
      "\("H, W \(node.shape.grid) stay", .grid); "
        + "\("C \(counts) = \(node.shape.channels)", .channels); no weights.",
      "\(label: "What comes next sees the maps of all branches at once.")",
    ]
  }
}

extension MapImage {
  /// The same numbers in the colours of another range.
  fileprivate func colored(reach: Float?) -> MapImage {
    guard let reach else { return self }
    var image = MapImage(
      rows: rows, columns: columns,
      tone: { row, column in
        number(row, column).map { .of($0, range: reach) } ?? tone(row, column)
      }, number: number)
    image.numerals = numerals
    return image
  }
}
