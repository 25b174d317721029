extension Canvas {
  /// The screen as a picture: cells of 10×20 user units, blocks as rectangles, so that no font
  /// leaves gaps between them. Without colours the cells marked "here" are shown reversed.
  public func svg(_ colors: Colors = .exact) -> String {
    let (width, height) = (size.columns * 10, size.rows * 20)
    var parts = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)">
      <style>text { font-family: "DejaVu Sans Mono", monospace; font-size: 16.6px; \
      white-space: pre }</style>
      <rect width="\(width)" height="\(height)" fill="\(background.hex)"/>
      """
    ]
    for row in 0..<size.rows {
      let cells = (0..<size.columns).map { shown(self[row, $0], colors) }
      parts += grounds(cells, row, background) + blocks(cells, row) + texts(cells, row)
    }
    return parts.joined(separator: "\n") + "\n</svg>\n"
  }

  private func shown(_ cell: Cell, _ colors: Colors) -> Cell {
    guard colors == .mono else { return cell }
    var cell = cell
    let ink = Colormap.ink(on: background)
    (cell.foreground, cell.background) = cell.reversed ? (background, ink) : (ink, background)
    return cell
  }

  private func grounds(_ cells: [Cell], _ row: Int, _ ground: Color) -> [String] {
    runs(cells) { $0.background }.filter { $0.key != ground }.map {
      rectangle(Double($0.start), 0, Double($0.count), 1, row, $0.key)
    }
  }

  private func blocks(_ cells: [Cell], _ row: Int) -> [String] {
    struct Look: Hashable {
      var character: Character
      var color: Color
    }
    return runs(cells) { Look(character: $0.character, color: $0.foreground) }.flatMap { run in
      guard let block = BlockShape(run.key.character) else { return [String]() }
      let columns =
        block.spans ? [(run.start, run.count)] : (0..<run.count).map { (run.start + $0, 1) }
      return columns.map { start, count in
        rectangle(
          Double(start) + block.left, block.top, block.width * Double(count), block.height, row,
          run.key.color, opacity: block.opacity)
      }
    }
  }

  /// The text elements of a row: words of the same look, with single spaces inside, are one.
  private func texts(_ cells: [Cell], _ row: Int) -> [String] {
    struct Look: Hashable {
      var color: Color
      var bold: Bool
    }
    var texts: [String] = []
    var (word, start, look) = ("", 0, Look(color: background, bold: false))
    func flush() {
      while word.last == " " { word.removeLast() }
      guard !word.isEmpty else { return }
      texts.append(
        "<text x=\"\(start * 10)\" y=\"\(row * 20 + 15)\" fill=\"\(look.color.hex)\""
          + (look.bold ? " font-weight=\"bold\"" : "") + " textLength=\"\(word.count * 10)\">"
          + Canvas.escaped(word) + "</text>")
      word = ""
    }
    for (column, cell) in cells.enumerated() {
      let isBlank = cell.character == " " || BlockShape(cell.character) != nil
      let here = Look(color: cell.foreground, bold: cell.bold)
      if isBlank ? word.last == " " : !word.isEmpty && here != look { flush() }
      if isBlank {
        if !word.isEmpty { word += " " }
      } else {
        if word.isEmpty { (start, look) = (column, here) }
        word.append(cell.character)
      }
    }
    flush()
    return texts
  }

  private func rectangle(
    _ left: Double, _ top: Double, _ width: Double, _ height: Double, _ row: Int, _ color: Color,
    opacity: Double = 1
  ) -> String {
    func number(_ value: Double) -> String {
      value == value.rounded() ? String(Int(value)) : String(value)
    }
    return "<rect x=\"\(number(left * 10))\" y=\"\(number((Double(row) + top) * 20))\""
      + " width=\"\(number(width * 10))\" height=\"\(number(height * 20))\" fill=\"\(color.hex)\""
      + (opacity == 1 ? "" : " fill-opacity=\"\(opacity)\"")
      + " shape-rendering=\"crispEdges\"/>"
  }

  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(character)
      }
    }.joined()
  }

  private struct Run<Key: Hashable> {
    var key: Key
    var start: Int
    var count: Int
  }
  private func runs<Key: Hashable>(_ cells: [Cell], _ key: (Cell) -> Key) -> [Run<Key>] {
    var runs: [Run<Key>] = []
    for (column, cell) in cells.enumerated() {
      let key = key(cell)
      if let last = runs.last, last.key == key {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(Run(key: key, start: column, count: 1))
      }
    }
    return runs
  }
}
