import ConvCanvas
import ConvSession

/// The end of a lesson: what one can do now, what was predicted at which try, what comes next.
struct LessonEndPane: Pane {
  let view: View
  let course: Course

  static let least = Size(rows: 12, columns: 56)

  var words: [Words] { ["You finished \(bold: course.lesson.title)."] }

  func draw(_ body: Rect, on painter: inout Painter) {
    var row = body.row + 1
    let column = body.column + 2
    painter.put(words[0], row, column)
    row += 2
    for (index, able) in course.lesson.able.enumerated() where row < body.row + body.rows - 6 {
      painter.put(index == 0 ? "You can now" : "", row, column, .label)
      painter.put(able, row, column + 14, .text, width: body.columns - 16)
      row += 1
    }
    row += course.lesson.able.isEmpty ? 0 : 1
    let asked = zip(course.lesson.steps, course.records).filter { $0.0.question != nil }
    for (index, (step, record)) in asked.enumerated() where row < body.row + body.rows - 4 {
      painter.put(index == 0 ? "You did" : "", row, column, .label)
      painter.put(
        "\(step.heading)  \(label: result(record))" as Words, row, column + 14,
        width: body.columns - 16)
      row += 1
    }
    row += 1
    if let next = interaction.lesson(after: course.lesson.id) {
      let minutes = next.minutes.map { "  \($0) minutes" } ?? ""
      painter.put("Next", row, column, .label)
      painter.put("\(bold: next.title)\(label: minutes)" as Words, row, column + 14)
      row += 2
    }
    guard !interaction.shelf.isEmpty, row < body.row + body.rows else { return }
    painter.put("Lessons", row, column, .label)
    var place = column + 14
    for (index, entry) in interaction.shelf.enumerated() {
      let isDone = entry.isFinished || entry.id == course.lesson.id
      place = painter.put("\(index + 1)", row, place, isDone ? .good : .label)
      place = painter.put(isDone ? "✓" : "·", row, place + 1, isDone ? .good : .faint) + 3
    }
  }

  private func result(_ record: Course.Record) -> String {
    switch record.status {
    case .done where record.tries == 0: "right at once"
    case .done: "right at try \(record.tries + 1)"
    case .skipped, .open: "skipped"
    case .shown: "was shown"
    case .earlier: "done before"
    }
  }
}
