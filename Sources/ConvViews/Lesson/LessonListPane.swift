import ConvCanvas
import ConvSession

/// All lessons, and below the one at hand its steps: done, shown, skipped or not seen.
struct LessonListPane: Pane {
  let view: View

  static let least = Size(rows: 3, columns: 50)

  private var rows: [LessonList.Row] { LessonList(session, scene.surroundings.shelf).rows }

  var words: [Words] {
    rows.enumerated().map { index, row in line(index, row) }
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put("Lessons", rect.row, rect.column, .text, bold: true)
    let (words, room) = (words, max(1, rect.rows - 4))
    // The cursor stays in sight.
    let start = min(max(0, words.count - room), max(0, interaction.cursor - room + 1))
    for (index, line) in words.enumerated().dropFirst(start).prefix(room) {
      let row = rect.row + 2 + index - start
      if Menus.letters.indices.contains(index) {
        painter.click(
          row, rect.column..<rect.column + rect.columns, .press(Menus.letters[index]))
      }
      painter.put(line, row, rect.column, width: rect.columns)
    }
    if words.count > room {
      let shown = "\(start + 1)–\(start + room) of \(words.count)"
      painter.put(rightBefore: rect.column + rect.columns, shown, rect.row, .label)
    }
    painter.put(legend, rect.row + rect.rows - 1, rect.column, width: rect.columns)
  }

  private func line(_ index: Int, _ row: LessonList.Row) -> Words {
    let isAtCursor = index == interaction.cursor
    let letter = Menus.letters.indices.contains(index) ? Menus.letters[index] : " "
    let key: Words = isAtCursor ? "\(here: "▸\(letter) ")" : "\(bold: " \(letter) ")"
    var note: Words = row.isHere ? "  \(here: row.note)" : "  \(label: row.note)"
    if row.note.isEmpty { note = "" }
    guard let standing = row.standing else { return key + "\(bold: row.text)" + note }
    // Where marks are spelled, some are wider than others.
    let gap = String(repeating: " ", count: 1 + markWidth - width(of: standing))
    return key + "  " + standing.mark + "\(gap)\(row.text)" as Words
      + (standing == .unseen ? "" : "  \(label: standing.word)") + note
  }

  private func width(of standing: LessonEntry.Standing) -> Int {
    Words(spelling: standing.mark, appearance).width
  }
  private var markWidth: Int { LessonEntry.Standing.allCases.map(width).max() ?? 1 }

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
