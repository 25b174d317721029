import ConvCanvas
import ConvNet
import ConvSession

/// Which number of the maps goes where in one long row.
struct FlattenPane: Pane {
  let view: View
  private let sheet: TermSheet
  /// The shape of the maps.
  private let shape: Shape
  /// The number at hand by its place in the row, and in the maps.
  private let element: Int
  private let place: [Int]

  static let least = Size(rows: 11, columns: 56)

  init(view: View) {
    (self.view, sheet) = (view, TermSheet(view))
    (shape, element) = (view.node.inputShapes[0], sheet.position.place.element)
    place = shape.element(at: element)
  }

  var words: [Words] {
    let count = Numerals.count(node.shape.count)
    let next = network.nodes.first {
      $0.inputs == [position.place.layer] && LayerView.of($0).hasUnitWeights
    }
    let reader: Words =
      next.map {
        "\($0.alias) has a weight for each of the \(bold: count) places, in each of its units: that "
          + "ties this network to pictures of one size."
      } ?? "What has weights for each of the \(bold: count) places is tied to one size of picture."
    return [
      "Nothing is computed: \(shape.rank > 1 ? "\(shape.channels) maps" : "the numbers") are laid "
        + "end to end, row by row. No weights.",
      reader,
    ]
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let channel = shape.rank > 1 ? place[0] : 0
    var input = view.inputImage(node, channel: channel)
    input.current = shape.gridSpot(place) ?? (element, 0)
    let rows = body.rows - 6
    let source = network.nodes[node.inputs[0]]
    let title = view.inputTitle(node.inputs[0], channel: channel)
    let form = view.placement(
      input, rows, (body.columns - 26) / 2, numbers: interaction.showsNumbers ?? true)
    painter.title(title, "\(shape)", body.row, body.column)
    painter.draw(input, form, body.row + 1, body.column)
    if let note = form.note {
      painter.put(note, body.row + 1 + form.rows, body.column, .faint)
    }
    let middle = body.column + max(20, form.columns + 2)
    drawSum(
      Rect(row: body.row + 1, column: middle, rows: rows, columns: 22), on: &painter)
    drawList(source, body.from(middle + 24).dropping(bottom: 6), on: &painter)
    drawRow(body.row + 1 + rows, body, on: &painter)
    painter.put(words, in: body.bottom(3))
  }

  /// `2 · 25 + 1 · 5 + 3 = 58`: the place in the row.
  private func drawSum(_ rect: Rect, on painter: inout Painter) {
    guard place.count > 1 else { return }
    let (row, column) = (rect.row, rect.column)
    let between = (1..<max(1, place.count - 2)).map { $0 == 1 ? "depth" : "axis \($0)" }
    let names =
      ["map"] + between + (place.count > 2 ? ["row", "column"] : ["place"])
    for (axis, name) in names.enumerated() {
      let size = shape.sizes.dropFirst(axis + 1).reduce(1, *)
      painter.put(name, row + axis, column, .label)
      painter.put(rightBefore: column + 10, "\(place[axis])", row + axis, .text, bold: true)
      if size > 1 { painter.put("× \(size)", row + axis, column + 11, .label) }
      painter.put(rightBefore: column + 22, "\(place[axis] * size)", row + axis, .text)
    }
    let sum = row + max(4, names.count)
    painter.put("= place", sum, column, .here, bold: true)
    painter.put(rightBefore: column + 22, "[\(element)]", sum, .here, bold: true)
    guard sum + 2 < row + rect.rows else { return }
    painter.put("value, as it is", sum + 2, column, .label)
    painter.put(
      rightBefore: column + 22, sheet.result.map { sheet.numerals.text($0) } ?? "·", sum + 2, .text,
      bold: true)
  }

  /// The numbers around the one at hand, with the places they come from where there is room.
  private func drawList(_ source: Node, _ rect: Rect, on painter: inout Painter) {
    painter.title(
      node.alias, "\(node.shape)", rect.row, rect.column + 2, width: rect.columns - 2)
    // A mark, two names, an arrow, a number.
    let longest = Address(source.alias, nil, shape.sizes).text
    let room = Canvas.width(of: "[\(node.shape.count)] ← \(longest)") + 10
    let list = UnitList(view: view, layer: position.place.layer, current: element) { index in
      rect.columns < room
        ? "[\(index)]"
        : "[\(index)] ← \(Address(source.alias, nil, shape.element(at: index)).text)"
    }
    list.draw(on: &painter, rect.dropping(top: 1))
  }

  /// All numbers in one line, map after map.
  private func drawRow(_ row: Int, _ rect: Rect, on painter: inout Painter) {
    guard let reading = scene.reading(position.place.layer).value else { return }
    let count = node.shape.count
    let width = min(count, rect.columns)
    let reach = view.reach(reading, channel: 0)
    var map = PixelMap(rows: 2, columns: width, filling: Pixel(.empty))
    for column in 0..<width {
      let first = count * column / width
      let block = first..<max(first + 1, count * (column + 1) / width)
      let tone = Tone.blended(
        block.map { reading[$0].map { .of($0, range: reach) } ?? .waiting })
      map[0, column] = Pixel(block.contains(element) ? .here : tone)
      map[1, column] = map[0, column]
    }
    painter.canvas.draw(map, row, rect.column, appearance)
    let all = count == width ? "" : ", strongest of each \((count + width - 1) / width)"
    painter.put("all \(Numerals.count(count)) in one line\(all)", row + 1, rect.column, .faint)
  }
}
