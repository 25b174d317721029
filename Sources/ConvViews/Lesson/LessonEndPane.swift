import ConvCanvas
import ConvSession

/// The end of a lesson: what to remember, what was done and what was not, and what comes next.
struct LessonEndPane: Pane {
  let view: View
  let course: Course

  static let least = Size(rows: 12, columns: 56)
  private static let indent = 14

  private var standings: [LessonEntry.Standing] {
    course.lesson.steps.indices.map { course.standing(of: $0, on: scene.surroundings.shelf) }
  }
  /// Of the steps that ask something: what is only read is no question.
  private var asked: [Int] {
    course.lesson.steps.indices.filter { course.lesson.steps[$0].question != nil }
  }
  private var isDone: Bool { standings.allSatisfy { $0 == .done } }

  var words: [Words] {
    let title = course.lesson.title
    let count = LessonEntry.count(asked.map { standings[$0] })
    return isDone
      ? ["You finished \(bold: title)."]
      : [
        "The end of \(bold: title): \(count). \(key: "B") goes back."
      ]
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    var rest = Rect(
      row: body.row + 1, column: body.column + 2, rows: body.rows - 1, columns: body.columns - 4)
    func take(_ rows: Int) {
      rest.row += rows
      rest.rows -= rows
    }
    take(painter.put(words, in: rest) + 1)
    // The nearest three, and as many more as there is room for.
    let offers = offers
    let kept = min(3, offers.count) + 1
    take(
      draw(
        "Remember", wrapped(course.lesson.remember, rest.columns), rest, keeping: kept, on: &painter
      ))
    if isDone {
      let able = wrapped(course.lesson.able, rest.columns)
      take(draw("You can now", able, rest, keeping: kept, on: &painter))
    }
    take(draw("You did", steps, rest, keeping: kept, on: &painter))
    for (index, offer) in offers.prefix(max(0, rest.rows)).enumerated() {
      let columns = rest.column + LessonEndPane.indent..<rest.column + rest.columns
      painter.click(rest.row + index, columns, offer.click)
    }
    draw("Next", offers.map(\.words), rest, keeping: 0, on: &painter)
  }

  /// Lines under a label at their left.
  /// - Returns: the rows that they took, with a free one.
  @discardableResult
  private func draw(
    _ label: String, _ lines: [Words], _ rect: Rect, keeping kept: Int,
    on painter: inout Painter
  ) -> Int {
    let shown = lines.prefix(max(0, rect.rows - kept))
    guard !shown.isEmpty else { return 0 }
    painter.put(label, rect.row, rect.column, .label)
    for (index, line) in shown.enumerated() {
      painter.put(
        line, rect.row + index, rect.column + LessonEndPane.indent,
        width: rect.columns - LessonEndPane.indent)
    }
    return shown.count + 1
  }

  private func wrapped(_ texts: [String], _ columns: Int) -> [Words] {
    texts.flatMap {
      Words(parsing: $0).wrapped(max(1, columns - LessonEndPane.indent))
    }
  }

  /// How many questions were answered, then each that was not.
  private var steps: [Words] {
    let done = asked.filter { standings[$0] == .done }
    let today = done.filter { course.records[$0].status == .done }
    let atOnce = today.count { course.records[$0].tries == 0 }
    let before = done.count - today.count
    let notes = [
      today.isEmpty ? "" : "\(atOnce) right at once", before == 0 ? "" : "\(before) on another day",
    ].filter { !$0.isEmpty }
    let rest: Words = notes.isEmpty ? "" : "\(label: ", " + notes.joined(separator: ", "))"
    let mark = done.isEmpty ? LessonEntry.Standing.unseen.mark : LessonEntry.Standing.done.mark
    let count: Words =
      mark + " \(done.count) of \(asked.count) questions" + rest
    return [count]
      + asked.filter { standings[$0] != .done }.map { index in
        let (heading, standing) = (course.lesson.steps[index].heading, standings[index])
        let isOld = course.records[index].status == .open && standing != .unseen
        let word = standing.word + (isOld ? ", on another day" : "")
        return standing.mark + " \(heading)  \(label: word)" as Words
      }
  }

  /// The next lesson by one key; then what there is to play with in this network.
  private var offers: [Offer] {
    let lesson = scene.surroundings.shelf.lesson(after: course.lesson.id).map { next in
      let minutes = next.minutes.map { ", \($0) minutes" } ?? ""
      return Offer(
        words: "\(key: "enter") \(bold: next.title)\(label: minutes)", click: .press("enter"))
    }
    let things = NextThings(view).all
    let width = (things.map(\.command.count).max() ?? 0) + 3
    return [lesson].compactMap { $0 }
      + things.map { thing in
        let command = OverlayLine.padded(":\(thing.command)", width)
        return Offer(
          words: "\(bold: command)\(label: thing.label)", click: .say([thing.command]))
      }
  }

  private struct Offer {
    let words: Words
    let click: Click
  }
}
