import ConvCanvas
import ConvNet
import ConvSession

/// One number of a whole map: the map, what becomes of it, and the numbers of all maps.
struct GlobalPoolingPane: Pane {
  let view: View
  private let sheet: TermSheet

  static let least = Size(rows: 10, columns: 57)
  /// Columns in which the numbers of all maps can be compared.
  private static let list = 36

  init(view: View) {
    self.view = view
    sheet = TermSheet(view)
  }

  var words: [Words] {
    if interaction.hand == .input { return HandWords(view).onInput }
    let input = node.inputShapes[0]
    let name = view.unitName(position.place.layer, sheet.position.place.element)
    let subject = name.isEmpty ? "this map" : "\"\(name)\""
    let start: Words =
      sheet.isLargest
      ? "Only the best answer of \(subject) is kept, not where it was."
      : "Only how much \(subject) answers on the whole is kept, not where."
    return [
      start,
      "\(input.rank == 2 ? "width \(input.width) → 1" : "H, W \(input.grid) → 1×1", .grid); "
        + "\("C stays \(input.channels)", .channels); no weights.",
      "\(label: "It fits maps of any size, so what follows is not tied to one size of picture.")",
    ]
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let map = sheet.position.place.element
    var input = view.inputImage(node, channel: map)
    let rows = body.rows - 5
    let place = view.placement(
      input, rows, max((body.columns - 24) / 2, body.columns - 24 - GlobalPoolingPane.list),
      numbers: interaction.showsNumbers ?? true)
    if let winner = sheet.winner, sheet.isComplete {
      let spot = (winner / input.columns, winner % input.columns)
      input.current = spot
    }
    let source = node.inputs[0]
    painter.title(
      view.inputTitle(source, channel: map),
      "\(network.nodes[source].shape)", body.row, body.column)
    painter.draw(input, place, body.row + 1, body.column)
    let noteWidth = max(24, place.columns + 3) - 1
    if let note = place.note(in: noteWidth) {
      painter.put(note, body.row + 1 + place.rows, body.column, .faint, width: noteWidth)
    }
    let middle = body.column + max(24, place.columns + 3)
    drawSum(input.columns, body.row + 1, middle, on: &painter)
    drawUnits(
      map,
      Rect(
        row: body.row, column: middle + 24, rows: rows + 1,
        columns: body.column + body.columns - middle - 24), on: &painter)
    painter.put(
      words,
      in: Rect(
        row: body.row + body.rows - 3, column: body.column, rows: 3, columns: body.columns))
  }

  private func drawSum(
    _ width: Int, _ row: Int, _ column: Int, on painter: inout Painter
  ) {
    let end = column + 19
    func line(_ row: Int, _ label: String, _ value: String?, _ ink: Ink = .text) {
      painter.put(label, row, column, ink == .here ? .here : .label, bold: ink == .here)
      painter.put(rightBefore: end, value ?? "·", row, value == nil ? .faint : ink, bold: true)
    }
    let count = "\(Numerals.count(sheet.count)) numbers"
    painter.put(count, row, column, .label)
    if sheet.isLargest {
      let winner = sheet.isComplete ? sheet.winner : nil
      line(
        row + 2, "largest at",
        winner.map { node.inputShapes[0].rank == 2 ? "\($0)" : "(\($0 / width), \($0 % width))" })
      line(
        row + 3, "= \(sheet.position.node.alias)", sheet.result.map { sheet.numerals.text($0) },
        .here)
    } else {
      let numerals = Numerals(mean: sheet)
      line(row + 2, "sum", sheet.sumSoFar.map { numerals.text($0) })
      line(row + 3, "divided by", "\(Int(sheet.divisor))")
      line(
        row + 4, "= mean", sheet.result.map { numerals.text($0) }, .here)
    }
  }

  private func drawUnits(_ map: Int, _ rect: Rect, on painter: inout Painter) {
    painter.title(node.alias, "\(node.shape)", rect.row, rect.column + 2, width: rect.columns - 2)
    let layer = position.place.layer
    let list = UnitList(view: view, layer: layer, current: map) { index in
      let name = view.unitName(layer, index)
      return name.isEmpty ? "map \(index)" : "\(index) \(name)"
    }
    list.draw(
      on: &painter,
      Rect(row: rect.row + 1, column: rect.column, rows: rect.rows - 1, columns: rect.columns))
  }
}
