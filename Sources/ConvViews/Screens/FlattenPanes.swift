import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  mutating func drawFlatten(_ body: Rect) {
    let sheet = TermSheet(view)
    let element = sheet.position.place.element
    let shape = node.inputShapes[0]
    let place = shape.element(at: element)
    let isMap = shape.rank > 1
    var input = view.inputImage(node, channel: isMap ? place[0] : 0)
    input.current = shape.gridSpot(place) ?? (element, 0)
    let rows = body.rows - 6
    let source = network.nodes[node.inputs[0]]
    let form = view.placement(
      input, rows, (body.columns - 26) / 2, numbers: interaction.showsNumbers ?? true)
    title(
      source.isInput ? "input" : "\(source.alias) map \(isMap ? place[0] : 0)", "\(shape)",
      body.row,
      body.column)
    draw(input, form, body.row + 1, body.column)
    if let note = form.note { put(note, body.row + 1 + form.rows, body.column, .faint) }
    let middle = body.column + max(20, form.columns + 2)
    drawFlattenSum(sheet, place, body.row + 1, middle)
    let right = middle + 24
    let width = body.column + body.columns - right
    title(node.alias, "\(node.shape)", body.row, right + 2, width: width - 2)
    // A mark, two names, an arrow, a number.
    let longest = Reference(source.alias, nil, shape.sizes).text
    let showsSource = width >= Canvas.width(of: "[\(node.shape.count)] ← \(longest)") + 10
    let list = UnitList(view: view, layer: position.place.layer, current: element) { index in
      !showsSource
        ? "[\(index)]"
        : "[\(index)] ← \(Reference(source.alias, nil, shape.element(at: index)).text)"
    }
    list.draw(
      on: &self, Rect(row: body.row + 1, column: right, rows: rows - 1, columns: width))
    drawVector(element, body.row + 1 + rows, body)
    put(
      flattenWords(sheet),
      in: Rect(
        row: body.row + body.rows - 3, column: body.column, rows: 3, columns: body.columns))
  }

  /// `2 · 25 + 1 · 5 + 3 = 58`: the place in the vector.
  private mutating func drawFlattenSum(
    _ sheet: TermSheet, _ place: [Int], _ row: Int, _ column: Int
  ) {
    let shape = node.inputShapes[0]
    guard place.count > 1 else { return }
    let between = (1..<max(1, place.count - 2)).map { $0 == 1 ? "depth" : "axis \($0)" }
    let names =
      ["map"] + between + (place.count > 2 ? ["row", "column"] : ["place"])
    let steps = names.indices.map { axis in
      (names[axis], place[axis], shape.sizes.dropFirst(axis + 1).reduce(1, *))
    }
    for (offset, (name, index, size)) in steps.enumerated() {
      put(name, row + offset, column, .label)
      put(rightBefore: column + 10, "\(index)", row + offset, .text, bold: true)
      if size > 1 {
        put("× \(size)", row + offset, column + 11, .label)
      }
      put(rightBefore: column + 22, "\(index * size)", row + offset, .text)
    }
    let row = row + max(0, steps.count - 4)
    put("= place", row + 4, column, .here, bold: true)
    put(
      rightBefore: column + 22, "[\(sheet.position.place.element)]", row + 4, .here, bold: true)
    put("value, as it is", row + 6, column, .label)
    put(
      rightBefore: column + 22, sheet.result.map { sheet.numerals.text($0) } ?? "·", row + 6, .text,
      bold: true)
  }

  /// The whole vector in one line, map after map.
  private mutating func drawVector(_ element: Int, _ row: Int, _ rect: Rect) {
    guard let reading = scene.reading(position.place.layer).value else { return }
    let count = node.shape.count
    let width = min(count, rect.columns)
    let reach = view.reach(reading, channel: 0)
    var map = PixelMap(rows: 2, columns: width, filling: Pixel(.empty))
    for column in 0..<width {
      let first = count * column / width
      let block = first..<max(first + 1, count * (column + 1) / width)
      let tone = Painter.blended(
        block.map { reading[$0].map { .of($0, range: reach) } ?? .waiting })
      map[0, column] = Pixel(block.contains(element) ? .here : tone)
      map[1, column] = map[0, column]
    }
    canvas.draw(map, row, rect.column, appearance)
    let all = count == width ? "" : ", strongest of each \((count + width - 1) / width)"
    put("all \(Numerals.count(count)) in one line\(all)", row + 1, rect.column, .faint)
  }

  private func flattenWords(_ sheet: TermSheet) -> [Words] {
    let shape = node.inputShapes[0]
    let count = Numerals.count(node.shape.count)
    let next = network.nodes.first { $0.inputs == [position.place.layer] && LayerView.of($0).hasUnitWeights }
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
}
