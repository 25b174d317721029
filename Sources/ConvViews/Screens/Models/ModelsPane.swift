import ConvCanvas
import ConvNet
import ConvSession

/// The layers of two models in one list, what differs about each, and the map at hand on both
/// sides.
struct ModelsPane: Pane {
  let view: View

  static let least = Size(rows: 12, columns: 58)

  var words: [Words] { ModelsWords(view: view).lines }

  func draw(_ body: Rect, on painter: inout Painter) {
    let words = self.words
    guard let there = session.beside, let comparison = scene.modelComparison.value else {
      painter.put(words, in: body)
      return
    }
    let isRoomy = Magnification.isRoomy(view.size)
    let wordRows = min(
      words.reduce(0) { $0 + $1.wrapped(body.columns).count }, isRoomy ? 8 : 5)
    var list = body.dropping(bottom: wordRows + 1)
    let width = isRoomy ? min(body.columns / 2, 104) : 26
    list.columns = body.columns - width - 3
    let index = interaction.row(in: comparison)
    let sides = ModelSides(view: view, comparison: comparison, there: there, index: index)
    let rest = list.rows - comparison.match.rows.count - 3
    // Where the list is short, the difference finds room below it.
    if isRoomy, rest >= 10 {
      sides.drawDifference(list.bottom(rest), on: &painter)
      list.rows -= rest + 1
    }
    ModelsList(view: view, comparison: comparison, there: there, cursor: index)
      .draw(list, on: &painter)
    sides.draw(
      Rect(
        row: body.row, column: list.column + list.columns + 3, rows: body.rows - wordRows - 1,
        columns: width),
      on: &painter)
    painter.put(words, in: body.bottom(wordRows))
  }
}

/// The rows of the list, those around the cursor.
struct ModelsList {
  let view: View
  let comparison: ModelComparison
  let there: Network
  let cursor: Int

  /// Columns of an error with the space before it.
  private static let error = 10

  func draw(_ rect: Rect, on painter: inout Painter) {
    let rows = comparison.match.rows
    let hasErrors = !comparison.errors.isEmpty
    let words = rows.map { ModelRowWords(row: $0, here: view.network, there: there) }
    let widest = words.map { Canvas.width(of: $0.alias) }.max() ?? 0
    let name = min(widest, max(10, (rect.columns - 14) / 3))
    let change = rect.column + 2 + name + 4
    let end = rect.column + rect.columns
    let room = end - change - (hasErrors ? ModelsList.error + 1 : 0)
    painter.put("layer", rect.row, rect.column + 2, .label)
    painter.put("what differs", rect.row, change, .label)
    if hasErrors { painter.put(rightBefore: end, "output", rect.row, .label) }
    let shown = max(1, rect.rows - 1)
    painter.sheet = Sheet(down: shown)
    let start = min(max(0, cursor - shown / 2), max(0, rows.count - shown))
    let first = comparison.firstDiffering
    for (offset, index) in (start..<min(rows.count, start + shown)).enumerated() {
      let line = rect.row + 1 + offset
      let isHere = index == cursor
      painter.click(
        line, rect.column..<end, .say(["move \(index - cursor) 0"]))
      if isHere { painter.put("▸", line, rect.column, .here, bold: true) }
      let ink: Ink = isHere ? .here : words[index].isSame ? .text : .differs
      painter.put(
        ShortName.of(words[index].alias, name), line, rect.column + 2, ink, bold: isHere)
      if !words[index].isSame { painter.put("≠", line, change - 3, .differs) }
      let text = Painter.longest(words[index].texts, in: room)
      painter.put(text, line, change, words[index].isSame ? .faint : .differs)
      guard hasErrors else { continue }
      let error = comparison.errors[index]
      painter.put(
        rightBefore: end, error.map { ModelRowWords.percent($0.share) } ?? "–", line,
        error?.agrees == false ? .differs : .label, bold: index == first)
    }
  }
}
