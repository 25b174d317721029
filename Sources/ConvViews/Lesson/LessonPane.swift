import ConvCanvas
import ConvNet
import ConvSession

/// A step of a lesson: its heading, its text, and the line for an answer.
struct LessonPane: Pane {
  let view: View
  let course: Course
  let step: LessonStep

  static let least = Size(rows: 6, columns: 40)

  var words: [Words] { step.words }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.canvas.fill(rect, painter.theme.panel)
    let inside = Rect(
      row: rect.row, column: rect.column + 1, rows: rect.rows, columns: rect.columns - 2)
    drawHeading(inside, on: &painter)
    let last = rect.row + rect.rows - 1
    let hasAnswerLine = course.openQuestion != nil
    let text = Rect(
      row: rect.row + 1, column: inside.column,
      rows: rect.rows - (hasAnswerLine ? 2 : 1), columns: inside.columns)
    let used = painter.put(LessonText(course, step, text, scene, appearance).lines, in: text)
    // Clauses for which there is no room below a long text wait until it is shorter.
    let row =
      LessonLayout(view.size).isBeside
      ? min(last, text.row + used + 1)
      : min(last, max(text.row + used, last + 1 - answerRows(inside)))
    guard hasAnswerLine else {
      guard used < text.rows else { return }
      painter.put("\(here: "Enter") \(label: "goes on")" as Words, row, inside.column)
      return
    }
    drawAnswerLine(row, inside, on: &painter)
  }

  private func drawHeading(_ rect: Rect, on painter: inout Painter) {
    var (title, ink) = headline
    if course.isReached(in: scene) { (title, ink) = (step.heading, .text) }
    let end = painter.put(title, rect.row, rect.column, ink, bold: true)
    let (number, count) = (course.index + 1, course.lesson.steps.count)
    let words = "step \(number) of \(count)"
    let progress =
      end + words.count + 2 > rect.column + rect.columns ? "\(number)/\(count)" : words
    painter.put(rightBefore: rect.column + rect.columns, progress, rect.row, .label)
  }

  private var headline: (String, Ink) {
    switch course.feedback?.kind {
    case .right?: ("\(step.heading) ✓", .good)
    case .wrong?: ("Not yet", .text)
    case .hint?: ("\(hintNumber) · \(step.heading)", .text)
    case .solution?: ("One way to do it", .text)
    case nil: (step.heading, .text)
    }
  }

  private var hintNumber: String {
    let count = step.question?.hints.count ?? 0
    return count == 0 ? "Hint" : "Hint \(max(1, course.record.hints)) of \(count)"
  }

  /// The goal's clauses or what is typed, and the tries.
  private func drawAnswerLine(_ row: Int, _ rect: Rect, on painter: inout Painter) {
    if case .goal(let goal)? = course.openQuestion?.kind {
      drawGoal(goal, row, rect, on: &painter)
    } else {
      let column = painter.put("answer", row, rect.column, .label) + 1
      let room = rect.column + rect.columns - column - 12
      let typed = String((interaction.answer ?? pointed).suffix(max(0, room)))
      let end = painter.put(typed, row, column, .text, bold: true)
      if interaction.answer != nil { painter.canvas.put(" ", row, end, painter.theme.mark) }
      if case .cell? = course.openQuestion?.kind, typed.isEmpty {
        painter.put(
          "row column, such as 3 6", row, end + (interaction.answer == nil ? 0 : 2), .faint)
      }
    }
    guard course.record.tries > 0 else { return }
    let tries =
      course.offersSolution
      ? ":solve shows one way" : "try \(course.record.tries + 1)"
    // Beside a goal there may be no room, and the heading is short.
    let isGoal = if case .goal? = course.openQuestion?.kind { true } else { false }
    painter.put(
      rightBefore: rect.column + rect.columns - (isGoal ? 14 : 0), tries,
      isGoal ? rect.row : row, .label)
  }

  /// The cell under the pointer, where one is asked for.
  private var pointed: String {
    guard case .cell? = course.openQuestion?.kind, interaction.hand == .output else { return "" }
    return "(\(interaction.pointer.output.row), \(interaction.pointer.output.column))"
  }

  /// Each clause ticks by itself; one below the other where the line is too short for all.
  private func drawGoal(_ goal: Goal, _ row: Int, _ rect: Rect, on painter: inout Painter) {
    var row = row
    let last = rect.row + rect.rows - 1
    for line in goalLines(goal, rect) where row <= last {
      var column = rect.column
      for (words, holds) in line {
        column =
          painter.put(holds ? "✓" : "·", row, column, holds ? .good : .faint, bold: holds) + 1
        column =
          painter.put(
            words, row, column, holds ? .good : .label, width: rect.column + rect.columns - column)
          + 3
      }
      row += 1
    }
  }

  /// With what the clauses that do not hold measure now, where that takes no line more.
  private func goalLines(_ goal: Goal, _ rect: Rect) -> [[(words: String, holds: Bool)]] {
    let plain = goalLines(goal, rect, withValues: false)
    let valued = goalLines(goal, rect, withValues: true)
    return valued.count > plain.count ? plain : valued
  }

  private func goalLines(
    _ goal: Goal, _ rect: Rect, withValues: Bool
  ) -> [[(words: String, holds: Bool)]] {
    var lines: [[(words: String, holds: Bool)]] = [[]]
    var column = 0
    for (clause, holds) in zip(goal.clauses, goal.verdicts(in: scene)) {
      var words = appearance.spelled(
        clause.namesTheAnswer && !holds ? "the answer" : clause.words)
      if withValues, !holds, let value = clause.left.number(in: scene) {
        words += appearance.spelled(", now \(Numerals([Float(value)]).text(value))")
      }
      let width = Canvas.width(of: words) + 2
      if column > 0, column + width > rect.columns {
        lines.append([])
        column = 0
      }
      lines[lines.count - 1].append((words, holds))
      column += width + 3
    }
    return lines
  }

  /// Rows that the answer takes.
  private func answerRows(_ rect: Rect) -> Int {
    guard case .goal(let goal)? = course.openQuestion?.kind else { return 1 }
    return goalLines(goal, rect).count
  }
}
