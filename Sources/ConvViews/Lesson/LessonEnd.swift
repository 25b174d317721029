import ConvCanvas
import ConvSession

extension Painter {
  /// What one can do now, what was predicted at which try, what comes next.
  mutating func drawEnd(of course: Course, _ body: Rect) {
    var row = body.row + 1
    let column = body.column + 2
    put("You finished \(bold: course.lesson.title)." as Words, row, column)
    row += 2
    for (index, able) in course.lesson.able.enumerated() where row < body.row + body.rows - 6 {
      put(index == 0 ? "You can now" : "", row, column, .label)
      put(able, row, column + 14, .text, width: body.columns - 16)
      row += 1
    }
    row += course.lesson.able.isEmpty ? 0 : 1
    let asked = zip(course.lesson.steps, course.records).filter { $0.0.question != nil }
    for (index, (step, record)) in asked.enumerated() where row < body.row + body.rows - 4 {
      put(index == 0 ? "You did" : "", row, column, .label)
      put(
        "\(step.heading)  \(label: LessonEndWords.text(record))" as Words, row, column + 14,
        width: body.columns - 16)
      row += 1
    }
    row += 1
    if let next = scene.surroundings.shelf.lesson(after: course.lesson.id) {
      let minutes = next.minutes.map { "  \($0) minutes" } ?? ""
      put("Next", row, column, .label)
      put("\(bold: next.title)\(label: minutes)" as Words, row, column + 14)
      row += 2
    }
    guard !scene.surroundings.shelf.isEmpty, row < body.row + body.rows else { return }
    put("Lessons", row, column, .label)
    var place = column + 14
    for (index, entry) in scene.surroundings.shelf.enumerated() {
      let isDone = entry.isFinished || entry.id == course.lesson.id
      place = put("\(index + 1)", row, place, isDone ? .good : .label)
      place = put(isDone ? "✓" : "·", row, place + 1, isDone ? .good : .faint) + 3
    }
  }
}

private enum LessonEndWords {
  static func text(_ record: Course.Record) -> String {
    switch record.status {
    case .done where record.tries == 0: "right at once"
    case .done: "right at try \(record.tries + 1)"
    case .skipped, .open: "skipped"
    case .shown: "was shown"
    case .earlier: "done before"
    }
  }
}
