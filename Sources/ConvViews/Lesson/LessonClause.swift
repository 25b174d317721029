import ConvCanvas
import ConvNet
import ConvSession

/// A clause of an open goal as it is ticked: its words, and whether it holds.
struct LessonClause: Hashable {
  let words: String
  let holds: Bool
  /// Whether it is the rest of the one before, which found no room in a line.
  var isRest = false

  private static let gap = 3

  /// The clauses, as many on a line as there is room for, with what they measure now where that
  /// takes no line more. Those that are drawn as pictures are left out.
  static func lines(_ goal: Goal, _ view: View, columns: Int) -> [[LessonClause]] {
    let drawn = GoalPictures.isShown(view) ? goal.pictures : []
    let plain = lines(goal, view, columns, drawn, withValues: false)
    let valued = lines(goal, view, columns, drawn, withValues: true)
    let isCut = valued.joined().contains { Canvas.width(of: $0.words) + 2 > columns }
    return isCut || valued.count > max(1, plain.count) ? plain : valued
  }

  private static func lines(
    _ goal: Goal, _ view: View, _ columns: Int, _ drawn: [String], withValues: Bool
  ) -> [[LessonClause]] {
    if let shown = view.session.course?.openQuestion?.shown {
      let holds = goal.verdicts(in: view.scene).allSatisfy { $0 }
      return Painter.words(view.appearance.spelled(shown), in: max(10, columns - 2)).enumerated()
        .map { [LessonClause(words: $1, holds: holds, isRest: $0 > 0)] }
    }
    var lines: [[LessonClause]] = []
    var column = 0
    for (clause, holds) in zip(goal.clauses, goal.verdicts(in: view.scene)) {
      let words = ClauseWords(clause, in: view.scene)
      if let picture = words.picture, drawn.contains(picture) { continue }
      let text = view.appearance.spelled(
        sentence(words, clause, holds: holds, withValue: withValues))
      let width = Canvas.width(of: text) + 2
      if width > columns {
        let pieces = Painter.words(text, in: max(10, columns - 2))
        lines += pieces.enumerated().map { index, piece in
          [LessonClause(words: piece, holds: holds, isRest: index > 0)]
        }
        column = columns
        continue
      }
      if lines.isEmpty || column > 0 && column + width > columns {
        lines.append([])
        column = 0
      }
      lines[lines.count - 1].append(LessonClause(words: text, holds: holds))
      column += width + gap
    }
    return lines
  }

  private static func sentence(
    _ words: ClauseWords, _ clause: Goal.Clause, holds: Bool, withValue: Bool
  ) -> String {
    // The answer that is looked for is not given away.
    let isSecret = clause.namesTheAnswer && !holds && words.picture == nil
    let sentence = isSecret ? "the answer" : words.sentence
    guard withValue, !holds, let now = words.now else { return sentence }
    return "\(sentence), now \(now)"
  }

  static func draw(
    _ clauses: [LessonClause], _ row: Int, _ rect: Rect, on painter: inout Painter
  ) {
    var column = rect.column
    let end = rect.column + rect.columns
    for clause in clauses {
      let holds = clause.holds
      let mark = clause.isRest ? " " : holds ? "✓" : "·"
      column = painter.put(mark, row, column, holds ? .good : .text, bold: holds) + 1
      column =
        painter.put(clause.words, row, column, holds ? .good : .text, width: end - column) + gap
    }
  }
}
