import ConvCanvas
import ConvNet
import ConvSession

/// The terms of the number at hand, one by one, beside what they are read from where there is room.
struct TermsPane: Pane {
  let view: View
  private let sheet: TermSheet

  static let least = Size(rows: 6, columns: 40)

  init(view: View) {
    self.view = view
    sheet = TermSheet(view)
  }

  var words: [Words] {
    guard !node.isInput else {
      return [
        "The input is given, not computed: there is nothing inside it to add up.",
        "\(key: "right") goes on to the first layer.",
      ]
    }
    return session.place.rung == .term || interaction.hand != .pass
      ? TermWords(view: view, sheet: sheet).lines : NumberWords(view: view, sheet: sheet).lines
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    guard !node.isInput else {
      painter.put(words, in: body)
      return
    }
    let wordRows = 3
    let list = StepList(sheet: sheet)
    let steps = min(list.rows, max(0, body.rows - wordRows - 8))
    let rows = body.rows - wordRows - 1 - steps
    let table = TermTable(view, sheet, rows: rows, columns: body.columns, channel: channel)
    table.draw(
      on: &painter, Rect(row: body.row, column: body.column, rows: rows, columns: body.columns))
    drawPictures(
      table, Rect(row: body.row, column: body.column, rows: rows, columns: body.columns),
      steps: list.width(in: body.columns) <= table.width + 2 ? steps : 0, on: &painter)
    if steps > 0 {
      list.draw(
        Rect(row: body.row + rows, column: body.column, rows: steps, columns: body.columns),
        on: &painter)
    }
    painter.put(
      words,
      in: Rect(
        row: body.row + body.rows - wordRows, column: body.column, rows: wordRows,
        columns: body.columns))
  }

  /// The terms of the channel at hand; nil where all of them are looked at.
  private var channel: Range<Int>? {
    guard session.place.rung == .channel, interaction.hand == .pass else { return nil }
    return position.terms(ofChannel: position.channel)
  }

  /// What stands beside the terms, or below few of them: what the number read adds to each unit, or
  /// the maps that are read and written; of a layer with kernels, the kernel.
  /// - Parameter steps: rows below the terms that are free beside the list of the steps.
  private func drawPictures(
    _ table: TermTable, _ rect: Rect, steps: Int, on painter: inout Painter
  ) {
    let side = rect.from(rect.column + table.width + 4).dropping(bottom: -steps)
    let below = rect.dropping(top: table.rows + 1)
    if let units = TermInUnits(view, sheet) {
      units.draw(side, on: &painter)
      UnitsCompared(view, sheet)?.draw(
        below.dropping(top: max(0, units.rows - table.rows)), on: &painter)
    } else if LayerView.of(node).hasFilters || interaction.hand != .pass {
      drawPicture(side, on: &painter)
    } else if let pictures = TermPictures(view, sheet, term: channel?.lowerBound) {
      pictures.draw(pictures.areLarger(in: below, than: side) ? below : side, on: &painter)
    }
  }

  /// Where the number is read, and the kernel with the weight, each with its mark.
  private func drawPicture(_ rect: Rect, on painter: inout Painter) {
    let index = min(sheet.focus ?? 0, max(0, sheet.count - 1))
    guard case .product(.input(let slot), let read, _) = sheet.explanation.term(index),
      node.inputShapes[slot].rank > 2, read.count == node.inputShapes[slot].rank
    else { return }
    let shape = node.inputShapes[slot]
    let spot = shape.gridSpot(read)
    let map = min(max(0, read[0]), shape.channels - 1)
    var image = view.inputImage(node, channel: map, slot: slot).colored(reach: view.reachOfSum)
    let place = view.placement(
      image, rect.rows - (LayerView.of(node).hasFilters ? 7 : 2), rect.columns, numbers: false)
    guard rect.columns >= 18, place.columns <= rect.columns, place.rows + 1 < rect.rows else {
      return
    }
    let mark = place.hasRoomForMarks ? view.windowMark : marks.input ?? view.windowMark
    image.marked = slot == 0 ? mark : nil
    if place.hasRoomForMarks,
      sheet.focus.map({ $0 < sheet.count && !sheet.isPadding($0) }) ?? false
    {
      image.current = spot
    }
    let source = node.inputs[slot]
    let (name, detail) = view.inputTitles(source, channel: map)
    let depth = spot.flatMap { shape.sliceWords(row: $0.row) }.map { ", \($0)" } ?? ""
    painter.title(
      name, detail + depth, rect.row, rect.column, width: rect.columns)
    painter.draw(image, place, rect.row + 1, rect.column)
    if let note = place.note(in: rect.columns) {
      painter.put(note, rect.row + 1 + place.rows, rect.column, .faint)
    }
    drawKernel(
      index / sheet.explanation.termsPerChannel,
      rect.row + place.rows + (place.note == nil ? 2 : 3), rect,
      on: &painter)
  }

  private func drawKernel(
    _ channel: Int, _ row: Int, _ rect: Rect, on painter: inout Painter
  ) {
    guard let weight = sheet.step.weight, weight.axes.count == 4 else { return }
    let (height, width) = (weight.axes[2].count, weight.axes[3].count)
    let first = channel * height * width
    let numbers = (0..<height * width).map { sheet.weight(first + $0) ?? 0 }
    let widest = numbers.map { Canvas.width(of: sheet.numerals.text($0)) }.max() ?? 0
    let columns = max(4, widest + 1)
    guard row + height < rect.row + rect.rows, columns * width <= rect.columns else { return }
    painter.title(
      "kernel", view.weightName(Array(weight[first].prefix(2))), row, rect.column)
    let reach = view.reachOfFactors(sheet)
    for (index, number) in numbers.enumerated() {
      painter.put(
        number, sheet.numerals, reach: reach, row + 1 + index / width,
        rect.column + index % width * columns, width: columns,
        isHere: sheet.focus == first + index,
        bold: true)
    }
  }
}

extension View {
  /// All that the number at hand reads of the layer's first input.
  var windowMark: Footprint? {
    guard let shape = node.inputShapes.first else { return nil }
    let position = elementAtHand
    return network.graph.receptiveField(
      of: Footprint(position.element, in: node.shape), layer: position.place.layer)[
        node.inputs[0], default: .empty(shape)]
  }
}
