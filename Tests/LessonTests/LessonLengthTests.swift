import ConvSession
import Testing

/// A terminal without arrows names them, and the text is longer then.
@Suite struct LessonLengthTests {
  @Test(arguments: ShippedLessons.files)
  func `every text fits in four lines of 78 columns with its keys spelled out`(
    _ file: String
  ) throws {
    for step in try ShippedLessons.lesson(file).steps {
      let prose = step.prose.map { $0.runs.map(\.text).joined() }
      #expect(prose.reduce(0) { $0 + Self.lines($1) } <= 4, "\(step.id)")
      guard let question = step.question else { continue }
      let answers = question.hints + question.wrong.map(\.say) + [question.praise].compactMap { $0 }
      for text in answers { #expect(Self.lines(text) <= 4, "\(step.id): \(text)") }
    }
  }

  private static func lines(_ text: String) -> Int {
    let names: [Character: String] = ["→": "Right", "←": "Left", "↑": "Up", "↓": "Down"]
    let spelled = text.map { names[$0] ?? String($0) }.joined()
    var (lines, column) = (1, 0)
    for word in spelled.split(separator: " ") {
      if column > 0, column + 1 + word.count > 78 { (lines, column) = (lines + 1, 0) }
      column += word.count + (column > 0 ? 1 : 0)
    }
    return lines
  }
}
