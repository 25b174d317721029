import ConvCanvas
import ConvNet
import ConvSession

/// Learning as it goes: curves of loss and accuracy at the left, the weights of a layer and what they
/// make of the input at hand at the right, and below whether the steps are of a healthy size.
struct LearningPane: Pane {
  let view: View

  static let least = Size(rows: 14, columns: 58)

  private var learned: LearnedMoment? { view.scene.learned.value }

  var words: [Words] { LearningWords(view: view, learned: learned).lines }

  /// Lines that the words take.
  private func lineCount(_ columns: Int) -> Int {
    words.reduce(0) { $0 + Words(spelling: $1, view.appearance).wrapped(columns).count }
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let health = LearningHealth(view: view, learned: learned)
    let healthRows = health.lines(rect.columns).count
    let wordRows = Magnification.isRoomy(view.size) ? 4 : min(4, max(2, lineCount(rect.columns)))
    painter.put(words, in: rect.bottom(wordRows))
    let body = rect.dropping(bottom: wordRows + healthRows)
    for (index, line) in health.lines(rect.columns).enumerated() {
      painter.put(line, body.row + body.rows + index, rect.column, width: rect.columns)
    }
    let isRoomy = Magnification.isRoomy(view.size)
    let left = isRoomy ? min(90, body.columns * 2 / 5) : max(24, body.columns - 45)
    let gap = isRoomy ? 4 : 2
    let top = body.dropping(bottom: isRoomy ? 1 : 0)
    let curves = Rect(row: top.row, column: top.column, rows: top.rows, columns: left)
    if let learned {
      LearningCurves(view: view, learned: learned, columns: left).draw(curves, on: &painter)
    } else {
      painter.put(LearningWords(view: view, learned: nil).how, in: curves)
    }
    LearnedWeights(view: view).draw(
      Rect(
        row: top.row, column: top.column + left + gap, rows: top.rows,
        columns: top.columns - left - gap), on: &painter)
  }
}
