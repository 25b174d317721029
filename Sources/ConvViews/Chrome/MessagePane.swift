import ConvCanvas
import ConvNet
import ConvSession

/// A sentence on as many rows as it takes, up to the last of its rectangle, over what is there:
/// what went wrong, or has just happened.
struct MessagePane: Pane {
  let view: View
  let text: String
  let ink: Ink

  static let least = Size(rows: 1, columns: 20)

  /// The state whose answer is held against the one now.
  var before: Subject? = nil

  var words: [Words] { ["\(whole, ink)"] }

  /// With what became of the answer, where that is asked for and there is one.
  private var whole: String {
    guard let before, scene.prediction().value?.best != nil else { return text }
    return text + " " + view.answerWords(before).text
  }

  /// Its lines, of a long one the first.
  func lines(in rect: Rect) -> [String] {
    let marked = ink == .differs ? "✗ \(whole)" : whole
    let spelled = appearance.spelled(
      appearance.ascii ? KeyLabel.named(marked, right: false) : marked)
    return Array(Painter.words(spelled, in: rect.columns - 2).prefix(max(1, view.size.rows / 4)))
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let lines = lines(in: rect)
    for (index, line) in lines.enumerated() {
      let row = rect.row + rect.rows - lines.count + index
      painter.canvas.fill(
        Rect(row: row, column: rect.column, rows: 1, columns: rect.columns),
        painter.theme.background)
      painter.put(line, row, rect.column + 1, ink)
      // What leaves a lesson is clicked where it was said.
      if interaction.isLeaving {
        painter.click(row, rect.column..<rect.column + rect.columns, .press("escape"))
      }
    }
  }
}
