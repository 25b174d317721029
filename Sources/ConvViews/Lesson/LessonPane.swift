import ConvCanvas
import ConvNet
import ConvSession

/// A step of a lesson: its text, its question with the line for the answer, and what is said to it.
struct LessonPane: Pane {
  let view: View
  let course: Course
  let step: LessonStep
  let page: LessonPage

  static let least = Size(rows: 4, columns: 40)

  var words: [Words] { step.words }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.canvas.fill(rect, painter.theme.panel)
    let inside = LessonPane.inside(rect)
    let isBeside = LessonLayout(view.size).isBeside
    let pictures = isBeside ? GoalPictures(view: view) : nil
    let kept = pictures.map { $0.rows(in: inside.columns) } ?? 0
    for (index, line) in page.lines.enumerated() {
      draw(line, rect.row + index, inside, on: &painter)
    }
    guard let pictures, kept > 0 else { return }
    let row = rect.row + rect.rows - kept
    painter.draw(
      pictures, in: Rect(row: row, column: inside.column, rows: kept, columns: inside.columns))
  }

  static func inside(_ rect: Rect) -> Rect {
    Rect(row: rect.row, column: rect.column + 1, rows: rect.rows, columns: rect.columns - 2)
  }

  private func draw(
    _ line: LessonPage.Line, _ row: Int, _ rect: Rect, on painter: inout Painter
  ) {
    switch line {
    case .head(let words):
      let end = painter.put(words, row, rect.column, width: rect.columns)
      drawProgress(after: end, row, rect, on: &painter)
    case .words(let words): painter.put(words, row, rect.column, width: rect.columns)
    case .choices(let choices):
      var column = rect.column
      for choice in choices {
        let end = painter.put(choice.words, row, column, width: rect.column + rect.columns - column)
        if course.openQuestion != nil {
          painter.click(row, column..<end, .say(["answer \(choice.number)"]))
        }
        column = end + LessonPage.choiceGap
      }
    case .answer: drawAnswer(row, rect, on: &painter)
    case .goal(let clauses):
      LessonClause.draw(clauses, row, rect, on: &painter)
    case .gap: break
    }
  }

  /// How far one is in the lesson, and what help there is after some tries.
  private func drawProgress(
    after end: Int, _ row: Int, _ rect: Rect, on painter: inout Painter
  ) {
    let (number, count) = (course.index + 1, course.lesson.steps.count)
    let tries =
      course.offersSolution
      ? "S shows how · "
      : course.openQuestion != nil && course.record.tries > 0
        ? "try \(course.record.tries + 1) · " : ""
    let choices = ["\(tries)step \(number) of \(count)", "step \(number) of \(count)"]
    let room = rect.column + rect.columns - end - 2
    let words = Painter.longest(choices + ["\(number)/\(count)"], in: room)
    painter.put(rightBefore: rect.column + rect.columns, words, row, .label)
  }

  /// What is typed, with a cursor from the start: this is where typing goes.
  private func drawAnswer(_ row: Int, _ rect: Rect, on painter: inout Painter) {
    let column = painter.put("answer", row, rect.column, .label) + 1
    let room = rect.column + rect.columns - column - 2
    let typed = String((interaction.answer ?? pointed).suffix(max(0, room)))
    var end = painter.put(typed, row, column, .text, bold: true)
    let isCell = if case .cell? = course.openQuestion?.kind { true } else { false }
    if interaction.answer != nil || !isCell {
      painter.canvas.put(" ", row, end, painter.theme.mark)
      end += 2
    }
    let width = max(0, rect.column + rect.columns - end)
    painter.put(
      typed.isEmpty ? Painter.longest(placeholders, in: width) : note(typed), row, end, .faint,
      width: width)
  }

  /// What becomes of letters where a number is asked for.
  private func note(_ typed: String) -> String {
    guard interaction.answer != nil, !interaction.answersInWords,
      let question = course.openQuestion
    else { return "" }
    if question.beginsWord(typed), let key = Keymap.binding(typed, interaction.hand) {
      return "\(typed) again: \(key.summary)"
    }
    return question.isNoNumber(typed) ? "is no number; Esc clears it" : ""
  }

  /// What can be typed, in full and in fewer words.
  private var placeholders: [String] {
    switch course.openQuestion?.kind {
    case .cell? where interaction.hand == .kernel || interaction.hand == .input:
      return ["Esc first: numbers go into what is in your hand", "Esc first"]
    case .cell?: return ["row column, such as 3 6"]
    case .choice?, .excites?:
      let count = course.openQuestion?.choices?.count ?? 0
      let numbers = count == 2 ? "1 or 2" : "1 to \(count)"
      return ["type \(numbers), then Enter", numbers]
    case .text?: return ["press a, type a word or two, then Enter", "a: type a word"]
    case .shape?: return ["rows x columns, such as 7x7, then Enter", "such as 7x7, then Enter"]
    default: return ["type a number, then Enter", "a number"]
    }
  }

  /// The cell under the pointer, where one is asked for.
  private var pointed: String {
    guard case .cell? = course.openQuestion?.kind, interaction.hand == .output else { return "" }
    return "(\(interaction.pointer.output.row), \(interaction.pointer.output.column))"
  }
}
