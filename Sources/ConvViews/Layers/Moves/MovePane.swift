import ConvCanvas
import ConvNet
import ConvSession

/// Where every number was before it came here.
struct MovePane: Pane {
  let view: View
  private let moved: MovedNumber
  private let move: Move?
  /// The shape that the number at hand was taken from.
  private let shape: Shape

  static let least = Size(rows: 8, columns: 42)

  /// Nil for a layer that reads no other.
  init?(_ view: View) {
    guard !view.node.inputs.isEmpty else { return nil }
    (self.view, move, moved) = (view, view.node.layer as? Move, MovedNumber(TermSheet(view)))
    shape = view.node.inputShapes[moved.slot]
  }

  private var sheet: TermSheet { moved.sheet }
  private var channel: Int { moved.isRead && shape.rank > 1 ? moved.place[0] : 0 }

  func draw(_ body: Rect, on painter: inout Painter) {
    let (input, output) = images
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: true)
    drawSource(input, columns, on: &painter)
    columns.drawOutput(
      output, detail: slice(node.shape, at: sheet.position.element), on: &painter)
    drawNumber(columns.middle, on: &painter)
    let below = max(columns.left.rows + 4, columns.right.rows + 4, view.isOneNumber ? 12 : 6)
    MovedNeighbours(view: view, sheet: sheet).draw(
      body.dropping(top: below).dropping(bottom: 4), on: &painter)
    painter.put(words, in: columns.words)
  }

  private var images: (input: MapImage, output: MapImage) {
    var input = view.inputImage(node, channel: channel, slot: moved.slot)
    let output = view.marking(view.image(position.place.layer, channel: position.map))
    if view.isOneNumber, moved.isRead {
      input.current = shape.gridSpot(moved.place) ?? (moved.place[0], 0)
    } else if interaction.hand == .input {
      input.marked = moved.slot == 0 ? marks.input : nil
    } else if !view.isOneNumber {
      input.marked = taken
    }
    let read = moved.isRead ? moved.place : shape.sizes.map { _ in 0 }
    return (input.seen(shape, at: read), output.seen(node.shape, at: sheet.position.element))
  }

  /// `depth 1 of 2`, where a map has slices and one of them is seen; else the shape.
  private func slice(_ shape: Shape, at element: [Int]) -> String {
    shape.spot(element).flatMap { shape.sliceWords(row: $0.row) } ?? "\(shape)"
  }

  private func drawSource(_ image: MapImage, _ columns: Columns, on painter: inout Painter) {
    let layer = node.inputs[moved.slot]
    let room = columns.middle.column - columns.leftColumn - 1
    painter.title(
      shape.rank > 1
        ? view.inputTitle(layer, channel: channel)
        : layer == 0 ? "input" : network.nodes[layer].alias,
      moved.isRead ? slice(shape, at: moved.place) : "\(shape)", columns.row - 1,
      columns.leftColumn, width: room)
    var image = image
    if moved.slot == 0, shape.slices == 1 { image.hand = .input }
    painter.draw(image, columns.left, columns.row, columns.leftColumn)
    if let note = columns.left.note(in: room) {
      painter.put(
        note, columns.row + columns.left.rows, columns.leftColumn, .faint, width: room)
    }
  }

  /// The part of the input's channel in the map at hand; nil where that is all of it, or would take
  /// too long to say.
  private var taken: Footprint? {
    guard shape.rank > 1, node.shape.rank > 1, node.shape.cells <= 1 << 14 else { return nil }
    var rows = [Bool](repeating: false, count: shape.height)
    var columns = [Bool](repeating: false, count: shape.width)
    for cell in 0..<node.shape.cells {
      let element = node.shape.element(at: position.map * node.shape.cells + cell)
      let explanation = node.explain(element)
      guard case .sum = explanation.walkedStep.rule,
        case .product(.input(moved.slot), let read, _) = explanation.term(0),
        read[0] == channel, let spot = shape.gridSpot(read)
      else { continue }
      (rows[spot.row], columns[spot.column]) = (true, true)
    }
    return rows.contains(false) || columns.contains(false) ? Footprint([rows, columns]) : nil
  }

  /// From where, to where, and the number itself.
  private func drawNumber(_ rect: Rect, on painter: inout Painter) {
    let room = max(0, rect.columns)
    var row = rect.row + 1
    for line in move?.shortLines ?? ["one after the other"] {
      row += painter.put(
        ["\(label: line)"], in: Rect(row: row, column: rect.column, rows: 2, columns: room))
    }
    guard view.isOneNumber, row + 6 < rect.row + rect.rows else { return }
    row += 1
    let value = sheet.result.map { sheet.numerals.text($0) } ?? "·"
    painter.put(
      Painter.shortened(moved.name ?? "nothing is read", in: room), row, rect.column, .text,
      bold: true)
    painter.put("→", row + 1, rect.column, .text, bold: true)
    painter.put(
      Painter.shortened(sheet.name, in: room), row + 2, rect.column, .here, bold: true)
    painter.put(
      moved.source == nil ? "a fixed number" : "as it is", row + 4, rect.column, .label)
    painter.put(value, row + 5, rect.column, .here, bold: true)
  }

  /// The number at hand and where it was, then what the layer does with all of them.
  var words: [Words] {
    if interaction.hand == .input { return HandWords(view).onInput }
    return (view.isOneNumber ? [numberWords] : []) + [
      summary, "\(label: "Nothing is computed here; numbers change their places. No weights.")",
    ]
  }

  private var numberWords: Words {
    let value = sheet.result.map { ", \(sheet.numerals.text($0))" } ?? ""
    guard let name = moved.name else {
      return "\(here: sheet.name) is taken from nowhere: it is a fixed number\(value)."
    }
    let source = moved.isRead ? "" : ", a number of \(node.alias) itself"
    return "\(here: sheet.name) is \(bold: name)\(source): the same number\(value)."
  }

  private var summary: Words {
    if let move { return "\(move.sentence) \("\(move.input) → \(move.output)", .grid)." }
    let shapes = node.inputShapes.map(\.description).joined(separator: " and ")
    let axis = Move.axisName((node.layer as? Concat)?.axis ?? 0, of: node.shape)
    return "\("\(shapes) lie one after the other along \(axis): \(node.shape)", .grid)."
  }
}
