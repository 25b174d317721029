import ConvCanvas
import ConvNet
import ConvSession

/// A pooling layer: input and output in one scale, and the window between them.
struct PoolingPane: Pane {
  let view: View
  private let isCell: Bool
  private let sheet: TermSheet

  static let least = Size(rows: 7, columns: 44)

  init(view: View, isCell: Bool) {
    self.view = view
    // A pointer on the map looks into one of its cells.
    self.isCell = isCell || view.interaction.hand == .output
    sheet = TermSheet(view)
  }

  var words: [Words] {
    if interaction.hand == .input { return HandWords(view).onInput }
    if let difference = view.differenceWords { return [difference, mapWords] }
    return isCell ? [mapWords, cellWords] : [mapWords]
  }

  /// `H, W 28×28 → 14×14; C stays 6; no weights at all.`
  private var shapeWords: Words {
    guard let input = node.inputShapes.first else { return "" }
    return
      "\("H, W \(input.height)×\(input.width) → \(node.shape.height)×\(node.shape.width)", .grid); "
      + "\("C stays \(node.shape.channels)", .channels); no weights at all."
  }

  private var blocks: String {
    guard let window = node.layer.window else { return "block" }
    let overlaps =
      window.stride.height < window.size.height || window.stride.width < window.size.width
    return "\(window.size.written) " + (overlaps ? "window (they overlap)" : "block")
  }

  private var blockWord: String { blocks.hasSuffix("block") ? "block" : "window" }

  private var mapWords: Words {
    let start: Words =
      sheet.isLargest
      ? "Pooling keeps the strongest answer of each \(blocks) and forgets where in it that was. "
      : "Pooling keeps the mean of each \(blocks): what is thin gets weak, what is wide stays. "
    return start + shapeWords
  }

  /// Sentences on the number that wins, or on how much each one counts.
  private var cellWords: Words {
    let padded = (0..<sheet.count).count { sheet.isPadding($0) }
    var last: Words =
      sheet.isLargest
      ? "The largest counts the same wherever in the \(blockWord) it stands, but not outside of it."
      : "All \(Numerals.word(sheet.count)) count the same, wherever in the \(blockWord) they stand."
    if padded > 0 {
      let edge = "\(Numerals.word(padded)) of \(Numerals.word(sheet.count)) lie outside of the map"
      last =
        sheet.isLargest
        ? "Here \(edge): padding is no number and never wins."
        : "Here \(edge) and "
          + (Int(sheet.divisor) == sheet.count - padded ? "do not count" : "count as 0")
          + ": divided by \(Int(sheet.divisor))."
    } else if sheet.isLargest, let winner = sheet.winner, sheet.isComplete {
      let value = sheet.value(winner) ?? 0
      let equals = (0..<sheet.count).count { sheet.value($0) == value }
      if equals == sheet.count, equals > 1 {
        last =
          "All \(Numerals.word(equals)) are \(sheet.numerals.text(value)), so nothing is lost here."
      }
    }
    return last
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    var input = view.inputImage(node, channel: position.map)
    let output = view.marking(view.layerImage(position.map))
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: true)
    input.marked = marks.input
    columns.drawInput(input, channel: position.map, on: &painter)
    columns.drawOutput(output, on: &painter)
    columns.drawPlaceInMaps("the same window in all maps", on: &painter)
    if isCell {
      PoolWindow(view: view, sheet: sheet).draw(on: &painter, columns.middle)
    } else {
      drawShape(columns.middle, on: &painter)
    }
    painter.put(words, in: columns.words)
  }

  /// Draws the sizes of the whole map before and after.
  private func drawShape(_ rect: Rect, on painter: inout Painter) {
    guard let window = node.layer.window, let input = node.inputShapes.first else { return }
    let lines: [Words] = [
      "\(label: "window \(window.size.written), step \(window.stride.stepped)")", "",
      "\(label: "reads   ")\(bold: Numerals.count(input.cells))",
      "\(label: "writes  ")\(bold: Numerals.count(node.shape.cells))",
      "\(label: "weights ")\(bold: "0")",
    ]
    for (offset, line) in lines.enumerated() {
      painter.put(line, rect.row + 2 + offset, rect.column, width: rect.columns)
    }
  }
}
