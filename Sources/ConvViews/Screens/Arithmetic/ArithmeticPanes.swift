import ConvCanvas
import ConvNet
import ConvSession

/// One operand of a number at hand: whose it is, and which place of it is read.
struct OperandAtHand {
  let source: Source
  let place: [Int]
  let shape: Shape
  let value: Float?
  /// `relu1[0,3,4]`
  let text: String
  /// `relu1`
  let name: String

  init(_ view: View, _ sheet: TermSheet, _ index: Int) {
    guard case .product(let source, let place, _) = sheet.explanation.term(index) else {
      preconditionFailure("an operation reads its operands")
    }
    (self.source, self.place) = (source, place)
    let node = view.node
    switch source {
    case .input(let slot):
      shape = node.inputShapes[slot]
      name = node.inputs[slot] == 0 ? "input" : view.network.nodes[node.inputs[slot]].alias
    case .parameter(let parameter):
      shape = node.layer.parameters.first { $0.name == parameter }?.shape ?? Shape(1)
      name = parameter
    case .step: (shape, name) = (Shape(1), "")
    }
    value = sheet.read(index)
    text = sheet.readName(index)
  }

  /// Whether one number of it stands for several of the output.
  func isStretched(to output: Shape) -> Bool { shape.count < output.count }
  var map: Int { shape.rank > 1 ? place[0] : 0 }
}

extension Painter {
  /// Vectors, which have no maps, are told by their terms.
  mutating func drawArithmetic(_ body: Rect) {
    let sheet = TermSheet(view)
    guard node.shape.cells > 1, !node.inputs.isEmpty else { return drawTerms(body) }
    let operands = (0..<sheet.count).map { OperandAtHand(view, sheet, $0) }
    let rows = body.rows - 4
    // What does not fit beside the others is told in words.
    let shown = min(operands.count, max(1, body.columns / 18 - 1))
    let room = (body.columns - 5 * shown) / (shown + 1)
    var column = body.column
    for (index, operand) in operands.prefix(shown).enumerated() {
      let rect = Rect(row: body.row, column: column, rows: rows, columns: room)
      draw(operand, sheet, rect)
      let isLast = index + 1 == shown
      let sign = isLast ? shown < operands.count ? "… =" : "=" : arithmeticSign
      put(sign, body.row + 1 + rows / 4, column + room + 1, .here, bold: true)
      column += room + 5
    }
    drawArithmeticResult(sheet, Rect(row: body.row, column: column, rows: rows, columns: room))
    put(
      arithmeticWords(operands, sheet),
      in: Rect(
        row: body.row + body.rows - 3, column: body.column, rows: 3, columns: body.columns))
  }

  private mutating func draw(_ operand: OperandAtHand, _ sheet: TermSheet, _ rect: Rect) {
    let isWide = operand.shape.rank > 1 && operand.shape.cells > 1
    title(
      isWide ? "\(operand.name) map \(operand.map)" : operand.name, "\(operand.shape)", rect.row,
      rect.column, width: rect.columns)
    let number = operand.value.map { sheet.numerals.text($0) } ?? "·"
    guard operand.shape.count > 1, var image = picture(of: operand) else {
      put(number, rect.row + 1 + rect.rows / 4, rect.column + 2, .text, bold: true)
      return
    }
    if view.isOneNumber { image.current = spot(of: operand) }
    if case .input(0) = operand.source, interaction.hand == .input { image.marked = marks.input }
    let placed = view.placement(image, rect.rows - 4, rect.columns, numbers: false)
    draw(image, placed, rect.row + 1, rect.column)
    let below = rect.row + 1 + placed.rows
    if let note = placed.note(in: rect.columns) {
      put(note, below, rect.column, .faint, width: rect.columns)
    }
    if view.isOneNumber { put(number, below + 1, rect.column, .text, bold: true) }
  }

  /// A map of it; of one number for each map, and of vectors, all of them in one row.
  private func picture(of operand: OperandAtHand) -> MapImage? {
    let isWide = operand.shape.rank > 1 && operand.shape.cells > 1
    switch operand.source {
    case .input(let slot):
      let layer = node.inputs[slot]
      if isWide { return view.inputImage(node, channel: operand.map, slot: slot) }
      let reading = scene.reading(layer).value
      let reach = reading.map { view.reach($0, channel: 0) } ?? 1
      return row(operand.shape.count, reach: reach) { reading?[$0] }
    case .parameter(let name):
      guard let tensor = scene.weights(position.place.layer).value?[name] else { return nil }
      let reach = max(Statistics(tensor.elements).reach, .leastNormalMagnitude)
      guard isWide else {
        return row(operand.shape.count, reach: reach) { tensor.elements[$0] }
      }
      let (start, width) = (operand.map * operand.shape.cells, operand.shape.width)
      return MapImage(
        rows: operand.shape.height, columns: width,
        tone: { .of(tensor.elements[start + $0 * width + $1], range: reach) },
        number: { tensor.elements[start + $0 * width + $1] })
    case .step: return nil
    }
  }

  private func row(
    _ count: Int, reach: Float, _ number: @escaping (Int) -> Float?
  ) -> MapImage {
    MapImage(
      rows: 1, columns: count,
      tone: { _, column in number(column).map { .of($0, range: reach) } ?? .waiting },
      number: { _, column in number(column) })
  }

  private func spot(of operand: OperandAtHand) -> (row: Int, column: Int)? {
    guard operand.shape.rank > 1, operand.shape.cells > 1 else {
      return (0, operand.shape.offset(operand.place))
    }
    return operand.shape.gridSpot(operand.place)
  }

  private mutating func drawArithmeticResult(_ sheet: TermSheet, _ rect: Rect) {
    let image = marking(view.image(position.place.layer, channel: position.map))
    title(
      "\(node.alias) map \(position.map)", "\(node.shape)", rect.row, rect.column,
      width: rect.columns)
    let placed = view.placement(image, rect.rows - 4, rect.columns, numbers: false)
    draw(image, placed, rect.row + 1, rect.column)
    let below = rect.row + 1 + placed.rows
    if let note = placed.note(in: rect.columns) {
      put(note, below, rect.column, .faint, width: rect.columns)
    }
    guard view.isOneNumber else { return }
    put(
      sheet.result.map { sheet.numerals.text($0) } ?? "·", below + 1, rect.column, .here, bold: true
    )
  }
}
