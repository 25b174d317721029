import ConvCanvas
import ConvNet
import ConvSession

/// Operands that are combined number by number, and their result.
struct ArithmeticPane: Pane {
  let view: View
  private let sheet: TermSheet
  private let operation: Combination
  private let operands: [OperandAtHand]

  static let least = Size(rows: 10, columns: 40)

  /// Nil for vectors, which have no maps, and where nothing is read from a layer.
  init?(_ view: View) {
    guard view.node.shape.cells > 1, !view.node.inputs.isEmpty,
      let layer = view.node.layer as? Arithmetic
    else { return nil }
    let sheet = TermSheet(view)
    (self.view, self.sheet, operation) = (view, sheet, layer.operation)
    operands = (0..<sheet.count).map { OperandAtHand(view, sheet, $0) }
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let rows = body.rows - 4
    // What does not fit beside the others is told in words.
    let shown = min(operands.count, max(1, body.columns / 18 - 1))
    let room = (body.columns - 5 * shown) / (shown + 1)
    var rect = Rect(row: body.row, column: body.column, rows: rows, columns: room)
    for (index, operand) in operands.prefix(shown).enumerated() {
      draw(operand, rect, on: &painter)
      let isLast = index + 1 == shown
      let sign = isLast ? shown < operands.count ? "… =" : "=" : operation.sign
      painter.put(sign, body.row + 1 + rows / 4, rect.column + room + 1, .text, bold: true)
      rect.column += room + 5
    }
    drawResult(rect, on: &painter)
    painter.put(words, in: body.bottom(3))
  }

  private func draw(_ operand: OperandAtHand, _ rect: Rect, on painter: inout Painter) {
    painter.title(
      title(operand), "\(operand.shape)",
      rect.row, rect.column, width: rect.columns)
    let number = operand.value.map { sheet.numerals.text($0) } ?? "·"
    guard operand.shape.count > 1, var image = operand.image(view) else {
      painter.put(number, rect.row + 1 + rect.rows / 4, rect.column + 2, .text, bold: true)
      return
    }
    if view.isOneNumber { image.current = operand.spot }
    if case .input(0) = operand.source, interaction.hand == .input { image.marked = marks.input }
    let end = draw(image, number, .text, rect, on: &painter)
    guard case .input(let slot) = operand.source, operand.shape == node.shape else { return }
    drawPlaceInMaps(of: node.inputs[slot], isHere: false, rect, end, on: &painter)
  }

  /// `red input`, `relu1 map 2`, `operand map 2`
  private func title(_ operand: OperandAtHand) -> String {
    guard operand.isWide else { return operand.name }
    guard case .input(let slot) = operand.source else {
      return "\(operand.name) map \(operand.map)"
    }
    return view.inputTitle(node.inputs[slot], channel: operand.map)
  }

  private func drawPlaceInMaps(
    of layer: Int, isHere: Bool, _ rect: Rect, _ row: Int, on painter: inout Painter
  ) {
    PlaceInMaps(
      view, layer: layer, element: sheet.position.element, isHere: isHere,
      heading: "the same place in all maps")?
      .draw(rect.dropping(top: row + 1 - rect.row), on: &painter)
  }

  private func drawResult(_ rect: Rect, on painter: inout Painter) {
    painter.title(
      "\(node.alias) map \(position.map)", "\(node.shape)", rect.row, rect.column,
      width: rect.columns)
    let image = view.marking(view.image(position.place.layer, channel: position.map))
    let number = sheet.result.map { sheet.numerals.text($0) } ?? "·"
    let end = draw(image, number, .here, rect, on: &painter)
    drawPlaceInMaps(of: position.place.layer, isHere: true, rect, end, on: &painter)
  }

  /// A picture below its title, and the number at hand below the picture.
  /// - Returns: the row after them.
  private func draw(
    _ image: MapImage, _ number: String, _ ink: Ink, _ rect: Rect, on painter: inout Painter
  ) -> Int {
    let placed = view.roomyPlacement(image, rect.rows - 4, rect.columns)
    painter.draw(image, placed, rect.row + 1, rect.column)
    let below = rect.row + 1 + placed.rows
    if let note = placed.note(in: rect.columns) {
      painter.put(note, below, rect.column, .faint, width: rect.columns)
    }
    if view.isOneNumber { painter.put(number, below + 1, rect.column, ink, bold: true) }
    return below + 2
  }

  /// The numbers at hand, what is done with all of them, and what is used again and again.
  var words: [Words] {
    if interaction.hand == .input { return HandWords(view).onInput }
    let names = operands.map(\.name)
    let listed =
      names.count <= 3
      ? names.joined(separator: " and ") : "\(names[0]), \(names[1]) and \(names.count - 2) more"
    var lines: [Words] = [
      numberWords ?? "y = \(bold: operation.formula), number by number, of \(listed)."
    ]
    lines += operands.compactMap { stretchWords($0) }.prefix(1)
    let stays = operands.contains { $0.shape == node.shape }
    lines.append("\(bold: "\(node.shape)") \(stays ? "stays" : "comes out"); nothing is moved.")
    return lines
  }

  /// `0.5 + 0.25 = 0.75: a[0,1,2], b[0,1,2].`; nil while no number is at hand.
  private var numberWords: Words? {
    guard view.isOneNumber, sheet.isComplete, let result = sheet.result else { return nil }
    if operation == .select, operands.count == 3, let condition = operands[0].value {
      let taken = operands[condition == 0 ? 2 : 1]
      return "\(operands[0].text) is \(condition == 0 ? "0, false" : "not 0, true"): so "
        + "\(bold: taken.text) is taken, \(here: sheet.numerals.text(result))."
    }
    let numbers = operands.map { $0.value.map { sheet.numerals.text($0) } ?? "·" }
    let isBetween = operation.isWrittenBetween
    let made = numbers.prefix(4).joined(separator: isBetween ? " \(operation.sign) " : ", ")
    return "\(made)\(numbers.count > 4 ? " …" : "") \(isBetween ? "=" : "→") "
      + "\(here: sheet.numerals.text(result))\(isBetween ? "" : ", \(operation.formula)"): "
      + "\(operands.prefix(3).map(\.text).joined(separator: ", "))."
  }

  /// Sentences on an operand of fewer numbers than the output, and on how far a gate is open.
  private func stretchWords(_ operand: OperandAtHand) -> Words? {
    guard operand.isStretched(to: node.shape) else { return nil }
    let isOneEachMap = operand.shape.count == node.shape.channels && operand.shape.rank > 1
    if operand.shape.count == 1 { return "The one number of \(bold: operand.name) meets them all." }
    guard isOneEachMap, operand.shape[0] == node.shape[0] else {
      return
        "\(bold: operand.name) is \(operand.shape.description): where it has one place on an axis, that is used again."
    }
    if operation == .product, let value = operand.value, (0...1).contains(value) {
      return
        "\(bold: operand.name) has one number for each map, a gate: map \(position.map) is let through by \(bold: Numerals.percent(value))."
    }
    return "\(bold: operand.name) has one number for each map, used in all its cells."
  }
}
