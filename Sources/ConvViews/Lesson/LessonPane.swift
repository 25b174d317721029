import ConvCanvas
import ConvNet
import ConvSession

/// Where a lesson's text stands: the lowest six rows above the hints, or a side of its own where
/// there is room.
struct LessonPane {
  let rect: Rect
  let isBeside: Bool

  /// Rows that the text takes below the picture.
  static let rows = 6
  /// Rows below the picture that screens keep for their own words.
  static let wordRows = 4
  /// From here on the text has a side of its own.
  static let besideColumns = 120
  private static let besideWidth = 40

  init(_ size: Size) {
    isBeside = size.columns >= LessonPane.besideColumns
    rect =
      isBeside
      ? Rect(
        row: 2, column: size.columns - LessonPane.besideWidth, rows: size.rows - 3,
        columns: LessonPane.besideWidth)
      : Rect(
        row: size.rows - 1 - LessonPane.rows, column: 0, rows: LessonPane.rows,
        columns: size.columns)
  }

  /// What is left for the picture.
  func body(_ size: Size) -> Rect {
    let whole = Chrome.body(size)
    return isBeside
      ? Rect(
        row: whole.row, column: whole.column, rows: whole.rows,
        columns: rect.column - 2 - whole.column)
      : Rect(
        row: whole.row, column: whole.column, rows: rect.row - whole.row, columns: whole.columns)
  }
}

extension Painter {
  mutating func draw(_ course: Course) {
    guard let step = course.step else { return }
    let pane = LessonPane(size)
    let rect = pane.rect
    canvas.fill(rect, theme.panel)
    let inside = Rect(
      row: rect.row, column: rect.column + 1, rows: rect.rows, columns: rect.columns - 2)
    drawHeading(course, step, inside)
    let last = rect.row + rect.rows - 1
    let hasAnswerLine = course.openQuestion != nil
    let text = Rect(
      row: rect.row + 1, column: inside.column,
      rows: rect.rows - (hasAnswerLine ? 2 : 1), columns: inside.columns)
    let used = put(LessonText(course, step, text, scene, appearance).lines, in: text)
    // Clauses for which there is no room below a long text wait until it is shorter.
    let row =
      pane.isBeside
      ? min(last, text.row + used + 1)
      : min(last, max(text.row + used, last + 1 - answerRows(course, inside)))
    guard hasAnswerLine else {
      guard used < text.rows else { return }
      put("\(here: "Enter") \(label: "goes on")" as Words, row, inside.column)
      return
    }
    drawAnswerLine(course, row, inside)
  }

  private mutating func drawHeading(_ course: Course, _ step: LessonStep, _ rect: Rect) {
    var (title, ink) = headline(course, step)
    if course.isReached(in: scene) { (title, ink) = (step.heading, .text) }
    let end = put(title, rect.row, rect.column, ink, bold: true)
    let (number, count) = (course.index + 1, course.lesson.steps.count)
    let words = "step \(number) of \(count)"
    let progress =
      end + words.count + 2 > rect.column + rect.columns ? "\(number)/\(count)" : words
    put(rightBefore: rect.column + rect.columns, progress, rect.row, .label)
  }

  private func headline(_ course: Course, _ step: LessonStep) -> (String, Ink) {
    switch course.feedback?.kind {
    case .right?: ("\(step.heading) ✓", .good)
    case .wrong?: ("Not yet", .text)
    case .hint?: ("\(hintNumber(course, step)) · \(step.heading)", .text)
    case .solution?: ("One way to do it", .text)
    case nil: (step.heading, .text)
    }
  }

  private func hintNumber(_ course: Course, _ step: LessonStep) -> String {
    let count = step.question?.hints.count ?? 0
    return count == 0 ? "Hint" : "Hint \(max(1, course.record.hints)) of \(count)"
  }

  /// The goal's clauses or what is typed, and the tries.
  private mutating func drawAnswerLine(_ course: Course, _ row: Int, _ rect: Rect) {
    if case .goal(let goal)? = course.openQuestion?.kind {
      drawGoal(goal, row, rect)
    } else {
      let column = put("answer", row, rect.column, .label) + 1
      let room = rect.column + rect.columns - column - 12
      let typed = String((interaction.answer ?? pointed(course)).suffix(max(0, room)))
      let end = put(typed, row, column, .text, bold: true)
      if interaction.answer != nil { canvas.put(" ", row, end, theme.mark) }
      if case .cell? = course.openQuestion?.kind, typed.isEmpty {
        put("row column, such as 3 6", row, end + (interaction.answer == nil ? 0 : 2), .faint)
      }
    }
    guard course.record.tries > 0 else { return }
    let tries =
      course.offersSolution
      ? ":solve shows one way" : "try \(course.record.tries + 1)"
    // Beside a goal there may be no room, and the heading is short.
    let isGoal = if case .goal? = course.openQuestion?.kind { true } else { false }
    put(
      rightBefore: rect.column + rect.columns - (isGoal ? 14 : 0), tries,
      isGoal ? rect.row : row, .label)
  }

  /// The cell under the pointer, where one is asked for.
  private func pointed(_ course: Course) -> String {
    guard case .cell? = course.openQuestion?.kind, interaction.hand == .output else { return "" }
    return "(\(interaction.pointer.output.row), \(interaction.pointer.output.column))"
  }

  /// Each clause ticks by itself; one below the other where the line is too short for all.
  private mutating func drawGoal(_ goal: Goal, _ row: Int, _ rect: Rect) {
    var row = row
    let last = rect.row + rect.rows - 1
    for line in goalLines(goal, rect) where row <= last {
      var column = rect.column
      for (words, holds) in line {
        column = put(holds ? "✓" : "·", row, column, holds ? .good : .faint, bold: holds) + 1
        column =
          put(
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
  private func answerRows(_ course: Course, _ rect: Rect) -> Int {
    guard case .goal(let goal)? = course.openQuestion?.kind else { return 1 }
    return goalLines(goal, rect).count
  }
}
