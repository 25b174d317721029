import ConvCanvas
import ConvNet
import ConvSession

/// One number of a layer that computes nothing, and the place it was taken from.
struct MovedNumber {
  let sheet: TermSheet
  /// Where it was; nil where it was nowhere, and is a fixed number.
  let source: Source?
  let place: [Int]

  init(_ sheet: TermSheet) {
    self.sheet = sheet
    guard sheet.explanation.termCount > 0, case .sum = sheet.step.rule,
      case .product(let source, let read, _) = sheet.explanation.term(0)
    else {
      (source, place) = (nil, [])
      return
    }
    (self.source, place) = (source, read)
  }

  /// Which of the layer's inputs it was taken from; the first where it was not taken from any.
  var slot: Int { if case .input(let slot)? = source { slot } else { 0 } }

  /// `relu1[0,3,4]`, `operand[2]`; nil for a fixed number.
  var name: String? {
    switch source {
    case .input: sheet.readName(0)
    case .parameter(let name): Reference(name, nil, place).text
    case .step, nil: nil
    }
  }
}

extension Painter {
  mutating func drawMove(_ body: Rect) {
    let moved = MovedNumber(TermSheet(view))
    guard !node.inputs.isEmpty else { return drawTerms(body) }
    let shape = node.inputShapes[moved.slot]
    let isFromInput: Bool = if case .input? = moved.source { true } else { false }
    let channel = isFromInput && shape.rank > 1 ? moved.place[0] : 0
    var input = view.inputImage(node, channel: channel, slot: moved.slot)
    let output = marking(view.image(position.place.layer, channel: position.map))
    if view.isOneNumber, isFromInput {
      input.current = shape.gridSpot(moved.place) ?? (moved.place[0], 0)
    } else if interaction.hand == .input {
      input.marked = moved.slot == 0 ? marks.input : nil
    } else if !view.isOneNumber {
      input.marked = taken(from: channel, moved.slot)
    }
    let read = isFromInput ? moved.place : shape.sizes.map { _ in 0 }
    drawMove(
      moved, input.seen(shape, at: read), output.seen(node.shape, at: moved.sheet.position.element),
      body)
  }

  private mutating func drawMove(
    _ moved: MovedNumber, _ input: MapImage, _ output: MapImage, _ body: Rect
  ) {
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: true)
    drawMoveSource(input, moved, columns)
    drawOutput(output, columns, detail: slice(node.shape, at: moved.sheet.position.element))
    drawMovedNumber(moved, columns.middle)
    put(moveWords(moved), in: columns.words)
  }

  /// `depth 1 of 2`, where a map has slices and one of them is seen; else the shape.
  private func slice(_ shape: Shape, at element: [Int]) -> String {
    shape.spot(element).flatMap { shape.sliceWords(row: $0.row) } ?? "\(shape)"
  }

  private mutating func drawMoveSource(
    _ image: MapImage, _ moved: MovedNumber, _ columns: Columns
  ) {
    let layer = node.inputs[moved.slot]
    let shape = node.inputShapes[moved.slot]
    let isRead: Bool = if case .input? = moved.source { true } else { false }
    let name = layer == 0 ? "input" : network.nodes[layer].alias
    let room = columns.middle.column - columns.leftColumn - 1
    title(
      shape.rank > 1 ? "\(name) map \(isRead ? moved.place[0] : 0)" : name,
      isRead ? slice(shape, at: moved.place) : "\(shape)", columns.row - 1, columns.leftColumn,
      width: room)
    var image = image
    if moved.slot == 0, shape.slices == 1 { image.hand = .input }
    draw(image, columns.left, columns.row, columns.leftColumn)
    if let note = columns.left.note(in: room) {
      put(note, columns.row + columns.left.rows, columns.leftColumn, .faint, width: room)
    }
  }

  /// What of an input's channel is in the map at hand; nil where that is all of it, or would take
  /// too long to say.
  private func taken(from channel: Int, _ slot: Int) -> Footprint? {
    let shape = node.inputShapes[slot]
    guard shape.rank > 1, node.shape.rank > 1, node.shape.cells <= 1 << 14 else { return nil }
    var rows = [Bool](repeating: false, count: shape.height)
    var columns = [Bool](repeating: false, count: shape.width)
    for cell in 0..<node.shape.cells {
      let element = node.shape.element(at: position.map * node.shape.cells + cell)
      guard case .sum = node.explain(element).walkedStep.rule,
        case .product(.input(slot), let read, _) = node.explain(element).term(0),
        read[0] == channel, let spot = shape.gridSpot(read)
      else { continue }
      (rows[spot.row], columns[spot.column]) = (true, true)
    }
    return rows.contains(false) || columns.contains(false) ? Footprint([rows, columns]) : nil
  }

  /// From where, to where, and the number itself.
  private mutating func drawMovedNumber(_ moved: MovedNumber, _ rect: Rect) {
    let room = max(0, rect.columns)
    var row = rect.row + 1
    for line in moveKind {
      row += put([line], in: Rect(row: row, column: rect.column, rows: 2, columns: room))
    }
    guard view.isOneNumber, row + 6 < rect.row + rect.rows else { return }
    row += 1
    let value = moved.sheet.result.map { moved.sheet.numerals.text($0) } ?? "·"
    put(
      Painter.shortened(moved.name ?? "nothing is read", in: room), row, rect.column, .text,
      bold: true)
    put("→", row + 1, rect.column, .here, bold: true)
    put(
      Painter.shortened(moved.sheet.name, in: room), row + 2, rect.column, .here, bold: true)
    put(moved.source == nil ? "a fixed number" : "as it is", row + 4, rect.column, .label)
    put(value, row + 5, rect.column, .here, bold: true)
  }
}

extension MapImage {
  /// As a pane has room for it: a vector in one row, of a volume the slice that an element is in.
  fileprivate func seen(_ shape: Shape, at element: [Int]) -> MapImage {
    if shape.rank == 1 {
      var row = lying
      row.current = current.map { (0, $0.row) }
      return row
    }
    guard shape.slices > 1, let spot = shape.spot(element) else { return self }
    let first = spot.row / shape.rowsPerSlice * shape.rowsPerSlice
    let (tone, number) = (tone, number)
    var slice = MapImage(
      rows: shape.rowsPerSlice, columns: columns, tone: { tone(first + $0, $1) },
      number: { number(first + $0, $1) })
    (slice.numerals, slice.span, slice.currentText) = (numerals, span, currentText)
    slice.current = current.map { ($0.row - first, $0.column) }
    slice.marked = marked.map { marked in
      let axis = gridAxis
      let rows = (first..<first + shape.rowsPerSlice).map {
        marked.axes[axis].indices.contains($0) && marked.axes[axis][$0]
      }
      return Footprint([rows, marked.axes[axis + 1]])
    }
    return slice
  }
}
