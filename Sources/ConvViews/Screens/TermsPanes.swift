import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// The term at hand among the others, beside what it is read from where there is room.
  mutating func drawTerms(_ body: Rect) {
    guard !node.isInput else {
      drawNoTerms(body)
      return
    }
    let sheet = TermSheet(view)
    let wordRows = 3
    let steps = min(stepRows(sheet), max(0, body.rows - wordRows - 8))
    let rows = body.rows - wordRows - 1 - steps
    let table = TermTable(view, sheet, rows: rows)
    table.draw(
      on: &self, Rect(row: body.row, column: body.column, rows: rows, columns: body.columns))
    drawTermPicture(
      sheet,
      Rect(
        row: body.row, column: body.column + table.width + 4, rows: rows,
        columns: body.columns - table.width - 4))
    if steps > 0 {
      drawSteps(
        sheet,
        Rect(row: body.row + rows, column: body.column, rows: steps, columns: body.columns))
    }
    put(
      session.place.rung == .term || interaction.hand != .pass
        ? termWords(sheet) : numberWords(sheet),
      in: Rect(
        row: body.row + body.rows - wordRows, column: body.column, rows: wordRows,
        columns: body.columns))
  }

  mutating func drawNoTerms(_ body: Rect) {
    put(
      [
        "The input is given, not computed: there is nothing inside it to add up.",
        "\(here: "→") goes on to the first layer.",
      ], in: body)
  }

  /// Where the number is read, and the kernel with the weight, each with its mark.
  private mutating func drawTermPicture(_ sheet: TermSheet, _ rect: Rect) {
    let index = min(view.focus(sheet) ?? 0, max(0, sheet.count - 1))
    guard case .product(.input(let slot), let read, _) = sheet.explanation.term(index),
      node.inputShapes[slot].rank > 2, read.count == node.inputShapes[slot].rank
    else { return }
    let shape = node.inputShapes[slot]
    let spot = shape.gridSpot(read)
    let map = min(max(0, read[0]), shape.channels - 1)
    var image = view.inputImage(node, channel: map, slot: slot)
    let place = view.placement(
      image, rect.rows - (LayerView.of(node).hasFilters ? 7 : 2), rect.columns, numbers: false)
    guard rect.columns >= 18, place.columns <= rect.columns, place.rows + 1 < rect.rows else {
      return
    }
    if place.tintsInPlace {
      image.marked = slot == 0 ? windowMark : nil
    } else {
      image.marked = slot == 0 ? marks.input ?? windowMark : nil
    }
    if place.tintsInPlace, view.focus(sheet).map({ $0 < sheet.count && !sheet.isPadding($0) }) ?? false {
      image.current = spot
    }
    let source = node.inputs[slot]
    let name = source == 0 ? "input" : network.nodes[source].alias
    let depth = spot.flatMap { shape.sliceWords(row: $0.row) }.map { ", \($0)" } ?? ""
    title(
      name, source == 0 && shape.channels == 1 ? "\(shape)\(depth)" : "map \(map)\(depth)",
      rect.row, rect.column, width: rect.columns)
    draw(image, place, rect.row + 1, rect.column)
    if let note = place.note { put(note, rect.row + 1 + place.rows, rect.column, .faint) }
    drawTermKernel(
      sheet, channel: index / sheet.explanation.termsPerChannel,
      rect.row + place.rows + (place.note == nil ? 2 : 3), rect)
  }

  /// All that the number at hand reads.
  private var windowMark: Footprint? {
    guard let shape = node.inputShapes.first else { return nil }
    let position = view.elementAtHand
    return network.receptiveField(
      of: Footprint(position.element, in: node.shape), layer: position.place.layer)[
        node.inputs[0], default: .empty(shape)]
  }

  private mutating func drawTermKernel(
    _ sheet: TermSheet, channel: Int, _ row: Int, _ rect: Rect
  ) {
    guard let weight = sheet.step.weight, weight.axes.count == 4 else { return }
    let (height, width) = (weight.axes[2].count, weight.axes[3].count)
    let first = channel * height * width
    let numbers = (0..<height * width).map { sheet.weight(first + $0) ?? 0 }
    let widest = numbers.map { Canvas.width(of: sheet.numerals.text($0)) }.max() ?? 0
    let columns = max(4, widest + 1)
    guard row + height < rect.row + rect.rows, columns * width <= rect.columns else { return }
    title("kernel", Reference("weight", nil, Array(weight[first].prefix(2))).text, row, rect.column)
    let reach = numbers.map(\.magnitude).max() ?? 1
    for (index, number) in numbers.enumerated() {
      put(
        number, sheet.numerals, reach: reach, row + 1 + index / width,
        rect.column + index % width * columns, width: columns,
        isHere: view.focus(sheet) == first + index,
        bold: true)
    }
  }
}
