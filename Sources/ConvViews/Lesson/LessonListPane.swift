import ConvCanvas
import ConvSession

/// All lessons, and below the one at hand its steps: done, shown, skipped or not seen.
struct LessonListPane: Pane {
  let view: View

  static let least = Size(rows: 3, columns: 50)

  private var list: LessonList { LessonList(session, scene.surroundings.shelf) }

  var words: [Words] {
    zip(Menus.letters, list.rows).map { letter, row in line(letter, row) }
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put("Lessons", rect.row, rect.column, .text, bold: true)
    if let next = list.next {
      painter.put(
        "\(key: "enter") \(label: "goes on with \(next.text)")", rect.row, rect.column + 10)
    }
    let (words, room) = (words, rect.rows - 4)
    let start = min(interaction.scroll, max(0, words.count - room))
    for (index, line) in words.dropFirst(start).prefix(room).enumerated() {
      painter.put(line, rect.row + 2 + index, rect.column, width: rect.columns)
    }
    painter.put(legend, rect.row + rect.rows - 1, rect.column, width: rect.columns)
  }

  private func line(_ letter: String, _ row: LessonList.Row) -> Words {
    let here: Words = row.isHere ? "  \(here: "you are here")" : ""
    guard let standing = row.standing else {
      let note: Words = row.note.isEmpty ? "" : "  \(label: row.note)"
      return "\(bold: letter)  \(bold: row.text)" + note + here
    }
    return "\(bold: letter)    " + standing.mark + " \(row.text)" as Words
      + (standing == .unseen ? "" : "  \(label: standing.word)") + here
  }

  private var legend: Words {
    let words: [Words] = LessonEntry.Standing.allCases.reversed().map { standing in
      standing.mark + " \(label: standing.word)"
    }
    return words.dropFirst().reduce(words[0]) { $0 + "   " + $1 }
  }
}

extension LessonEntry.Standing {
  /// A sign that tells it from the others without colour.
  var mark: Words {
    switch self {
    case .done: "\("✓", .good)"
    case .shown: "\(label: "»")"
    case .skipped: "\("–", .channels)"
    case .unseen: "\(faint: "·")"
    }
  }
  var word: String {
    switch self {
    case .done: "done"
    case .shown: "the solution was shown"
    case .skipped: "skipped"
    case .unseen: "not seen yet"
    }
  }
}
