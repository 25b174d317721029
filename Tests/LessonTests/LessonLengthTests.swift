import ConvSession
import Testing

/// A terminal without arrows names them, and the text is longer then. Below a picture a step has six
/// rows, and its question stands in them whatever is said to an answer.
@Suite struct LessonLengthTests {
  private static let rows = 6
  private static let columns = 78

  @Test(arguments: ShippedLessons.files)
  func `every text fits below its question with its keys spelled out`(_ file: String) throws {
    for step in try ShippedLessons.lesson(file).steps {
      let prose = step.prose.map { $0.runs.map(\.text).joined() }
      #expect(prose.reduce(0) { $0 + Self.lines($1) } <= 4, "\(step.id)")
      guard let question = step.question, let asked = prose.last else { continue }
      // In the heading's place the number of the step stands at its right.
      let room = Self.rows - Self.lines(asked, Self.columns - 6) - Self.answerRows(question)
      #expect(room >= 3, "\(step.id) leaves \(room) rows for an answer")
      for (index, hint) in question.hints.enumerated() {
        #expect(
          Self.lines("Hint \(index + 1) of \(question.hints.count): \(hint)") <= room,
          "\(step.id): \(hint)")
      }
      for say in question.wrong.map(\.say) {
        #expect(Self.lines("Not yet. \(say)") <= room, "\(step.id): \(say)")
      }
      #expect(Self.lines(question.praise ?? "") <= 4, "\(step.id): praise")
    }
  }

  /// The line of the answer with the choices above it; of a goal as many as its clauses take.
  private static func answerRows(_ question: Question) -> Int {
    switch question.kind {
    case .choice, .excites: 2
    case .goal, .number, .predict, .shape, .cell, .text: 1
    }
  }

  private static func lines(_ text: String, _ width: Int = columns) -> Int {
    let names: [Character: String] = ["→": "Right", "←": "Left", "↑": "Up", "↓": "Down"]
    let spelled = text.map { names[$0] ?? String($0) }.joined()
    var (lines, column) = (1, 0)
    for word in spelled.split(separator: " ") {
      if column > 0, column + 1 + word.count > width { (lines, column) = (lines + 1, 0) }
      column += word.count + (column > 0 ? 1 : 0)
    }
    return lines
  }
}
