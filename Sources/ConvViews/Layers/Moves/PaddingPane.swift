import ConvCanvas
import ConvNet
import ConvSession

/// A map inside its frame.
struct PaddingPane: Pane {
  let view: View
  private let sheet: TermSheet
  private let pad: Pad

  static let least = Size(rows: 11, columns: 42)

  /// Nil where there are no maps of rows and columns.
  init?(_ view: View) {
    guard let pad = view.node.layer as? Pad, view.node.shape.rank == 3 else { return nil }
    (self.view, self.pad, sheet) = (view, pad, TermSheet(view))
  }

  var words: [Words] {
    if interaction.hand == .input { return HandWords(view).onInput }
    let value = sheet.numerals.text(pad.value)
    let start: Words =
      !view.isOneNumber
      ? "What is marked is the map as it was; the frame around it is all \(bold: value)."
      : sheet.isPadding(0)
        ? "This place lies in the frame: it is \(here: value), whatever is in the map."
        : "This place lies in the map: the number is handed on as it is."
    return [
      start,
      "\("H, W \(node.inputShapes[0].grid) → \(node.shape.grid)", .grid); "
        + "\("C stays \(node.shape.channels)", .channels); no weights.",
      "\(label: "With a frame, windows that follow can stand on the edge of the map.")",
    ]
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    var input = view.inputImage(node, channel: position.map)
    var output = view.image(position.place.layer, channel: position.map)
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: true)
    output.marked = frame
    if view.isOneNumber, sheet.position.element.count == 3 {
      output.current = (sheet.position.element[1], sheet.position.element[2])
      if !sheet.isPadding(0), case .product(_, let place, _) = sheet.explanation.term(0) {
        input.current = (place[1], place[2])
      }
    } else if interaction.hand == .input {
      (input.marked, output.marked) = (marks.input, marks.layers[position.place.layer])
    }
    columns.drawInput(input, channel: position.map, on: &painter)
    columns.drawOutput(output, on: &painter)
    drawSides(columns.middle, on: &painter)
    painter.put(words, in: columns.words)
  }

  /// How wide the frame is on each side.
  private func drawSides(_ rect: Rect, on painter: inout Painter) {
    let sides = [
      ("above", pad.above), ("left", pad.left), ("below", pad.below),
      ("right", pad.right),
    ]
    painter.put("a frame of \(sheet.numerals.text(pad.value))", rect.row + 1, rect.column, .label)
    for (offset, (name, count)) in sides.enumerated() {
      painter.put(name, rect.row + 3 + offset, rect.column, .label)
      painter.put(rightBefore: rect.column + 12, "\(count)", rect.row + 3 + offset, bold: true)
    }
  }

  /// The rows and columns inside the frame.
  private var frame: Footprint? {
    guard interaction.hand != .input, !view.isOneNumber else { return nil }
    let (height, width) = (node.shape.height, node.shape.width)
    let rows = (0..<height).map { $0 >= pad.above && $0 < height - pad.below }
    let columns = (0..<width).map { $0 >= pad.left && $0 < width - pad.right }
    return Footprint([rows, columns])
  }
}
