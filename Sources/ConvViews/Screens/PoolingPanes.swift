import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  var takesLargest: Bool { position.explanation.walkedStep.rule == .largest }

  mutating func drawPooling(_ body: Rect, isCell: Bool) {
    // A pointer on the map looks into one of its cells.
    let isCell = isCell || interaction.hand == .output
    let sheet = TermSheet(view)
    var input = view.inputImage(node, channel: position.map)
    let output = marking(view.image(position.place.layer, channel: position.map))
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: true)
    input.marked = marks.input
    if isCell, columns.left.tintsInPlace, let winner = sheet.winner, sheet.isComplete,
      case .product(_, let place, _) = sheet.explanation.term(winner)
    {
      input.current = node.inputShapes[0].gridSpot(place)
    }
    drawInput(input, columns, channel: position.map)
    drawOutput(output, columns)
    if isCell {
      PoolWindow(sheet: sheet).draw(on: &self, columns.middle)
    } else {
      drawPoolingShape(columns.middle)
    }
    put(isCell ? poolCellWords(sheet) : poolMapWords, in: columns.words)
  }

  /// What the whole map became, in numbers of numbers.
  private mutating func drawPoolingShape(_ rect: Rect) {
    guard let window = node.layer.window, let input = node.inputShapes.first else { return }
    let lines: [Words] = [
      "\(label: "window \(window.size.written), step \(window.stride.stepped)")", "",
      "\(label: "reads   ")\(bold: Numerals.count(input.cells))",
      "\(label: "writes  ")\(bold: Numerals.count(node.shape.cells))",
      "\(label: "weights ")\(bold: "0")",
    ]
    for (offset, line) in lines.enumerated() {
      put(line, rect.row + 2 + offset, rect.column, width: rect.columns)
    }
  }
}

extension Pair {
  /// `2×2`
  var written: String { "\(height)×\(width)" }
  /// `2`, or both where they differ.
  var stepped: String { height == width ? "\(height)" : written }
}
