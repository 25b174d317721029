import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  mutating func drawPadding(_ body: Rect) {
    guard let pad = node.layer as? Pad, node.shape.rank == 3 else { return drawTerms(body) }
    let sheet = TermSheet(view)
    var input = view.inputImage(node, channel: position.map)
    var output = view.image(position.place.layer, channel: position.map)
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: true)
    output.marked = frame(pad)
    if view.isOneNumber, sheet.position.element.count == 3 {
      output.current = (sheet.position.element[1], sheet.position.element[2])
      if !sheet.isPadding(0), case .product(_, let place, _) = sheet.explanation.term(0) {
        input.current = (place[1], place[2])
      }
    } else if interaction.hand == .input {
      (input.marked, output.marked) = (marks.input, marks.layers[position.place.layer])
    }
    drawInput(input, columns, channel: position.map)
    drawOutput(output, columns)
    let sides = [
      ("above", pad.padding.top), ("left", pad.padding.left), ("below", pad.padding.bottom),
      ("right", pad.padding.right),
    ]
    let middle = columns.middle
    put("a frame of \(sheet.numerals.text(pad.value))", middle.row + 1, middle.column, .label)
    for (offset, (name, count)) in sides.enumerated() {
      put(name, middle.row + 3 + offset, middle.column, .label)
      put(rightBefore: middle.column + 12, "\(count)", middle.row + 3 + offset, bold: true)
    }
    put(paddingWords(pad, sheet), in: columns.words)
  }

  /// Rows of the frame; where it has columns alone, those.
  private func frame(_ pad: Pad) -> Footprint? {
    guard interaction.hand != .input, !view.isOneNumber else { return nil }
    let (height, width) = (node.shape.height, node.shape.width)
    let rows = (0..<height).map { $0 >= pad.padding.top && $0 < height - pad.padding.bottom }
    let columns = (0..<width).map { $0 >= pad.padding.left && $0 < width - pad.padding.right }
    return Footprint([rows, columns])
  }

  private func paddingWords(_ pad: Pad, _ sheet: TermSheet) -> [Words] {
    if interaction.hand == .input { return inputHandWords }
    let value = sheet.numerals.text(pad.value)
    var lines: [Words] = []
    if view.isOneNumber {
      lines.append(
        sheet.isPadding(0)
          ? "This place lies in the frame: it is \(here: value), whatever is in the map."
          : "This place lies in the map: the number is handed on as it is.")
    } else {
      lines.append(
        "What is marked is the map as it was; the frame around it is all \(bold: value).")
    }
    return lines + [
      "\("H, W \(node.inputShapes[0].grid) → \(node.shape.grid)", .grid); "
        + "\("C stays \(node.shape.channels)", .channels); no weights.",
      "\(label: "With a frame, windows that follow can stand on the edge of the map.")",
    ]
  }
}
