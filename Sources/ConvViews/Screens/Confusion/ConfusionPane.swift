import ConvCanvas
import ConvNet
import ConvSession

/// How often each class was taken for each, at the left, and pictures of a cell or of all mistakes at
/// the right, the worst first.
struct ConfusionPane: Pane {
  let view: View

  static let least = Size(rows: 12, columns: 58)

  private var confusion: Confusion? { view.scene.confusion.value }
  private var cell: Confusion.Cell? {
    confusion.flatMap { view.interaction.cell(in: $0) }
  }

  var words: [Words] {
    guard let confusion else {
      if let failure = view.scene.confusion.failure { return ["\(failure, .differs)"] }
      let hasData = ConfusionInquiry(view.session) != nil
      return [
        hasData
          ? "The examples are being tried."
          : "No examples are drawn for this input: \(bold: ":data FILE") names your own."
      ]
    }
    let count = confusion.answers.count
    let share = Numerals.percent(confusion.right, of: count)
    let all: Words =
      "\(bold: share) of \(Numerals.count(count)) examples that it never saw are right. "
    return [
      all + "Mistakes are \("magenta", .differs); a row is what it is, a column what was said, and "
        + "below a picture the share that the right class was given."
    ]
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard let confusion else {
      painter.put(words, in: rect.dropping(top: 1))
      return
    }
    painter.put(words, in: rect.bottom(2))
    let body = rect.dropping(bottom: 3)
    let table = ConfusionTable(view: view, confusion: confusion, rect: body)
    let left = table.draw(on: &painter)
    drawPictures(
      confusion,
      Rect(
        row: body.row, column: body.column + left + 3, rows: body.rows,
        columns: body.columns - left - 3), on: &painter)
  }

  private func drawPictures(_ confusion: Confusion, _ rect: Rect, on painter: inout Painter) {
    let answers = confusion.answers(in: cell)
    let at = view.interaction.row(in: confusion)
    painter.title(title(confusion, answers.count), "", rect.row, rect.column, width: rect.columns)
    guard let first = answers.first else { return }
    let room = rect.dropping(top: 1)
    guard
      let grid = FieldGrid(
        min(answers.count, most(rect)), view.image(first.example), in: room, view,
        hasCaptions: true,
        numbers: false)
    else { return }
    let start = at / grid.count * grid.count
    for (index, answer) in answers.enumerated().dropFirst(start).prefix(grid.count) {
      let (row, column) = grid.place(index - start, in: room)
      let isHere = index == at
      painter.put(
        caption(answer, confusion, grid.columns), row, column, isHere ? .here : .label,
        bold: isHere, width: grid.columns)
      painter.draw(view.image(answer.example), grid.placement, row + 1, column)
      painter.click(row, column..<column + grid.columns, .say(["example \(answer.index)"]))
    }
  }
  /// More pictures than this would be too small to be recognized.
  private func most(_ rect: Rect) -> Int {
    max(1, rect.rows / 8) * max(1, rect.columns / 16)
  }

  private func title(_ confusion: Confusion, _ count: Int) -> String {
    guard let cell else { return count == 0 ? "no mistakes" : "worst mistakes first, of \(count)" }
    let (shown, said) = (confusion.classes[cell.label], confusion.classes[cell.said])
    return cell.label == cell.said
      ? "\(shown) read as \(said), rightly: \(count)" : "\(shown) read as \(said): \(count)"
  }
  /// What it is, what was said, and the share that the right class had.
  private func caption(
    _ answer: Confusion.Answer, _ confusion: Confusion, _ columns: Int
  ) -> String {
    let share = answer.share.isFinite ? Numerals.wholePercent(answer.share) : "NaN"
    let label = confusion.classes[answer.example.label]
    let text = "\(label) as \(confusion.classes[answer.said]), \(share) \(label)"
    return text.count <= columns ? text : ShortName.middle("\(share) \(label)", columns)
  }
}
