import ConvCanvas
import ConvSession

/// The text of a lesson's pane: an answer to the learner first, then what the step says, as much of
/// it as there is room for, and the choices.
struct LessonText {
  let lines: [Words]

  init(
    _ course: Course, _ step: LessonStep, _ rect: Rect, _ scene: Scene, _ appearance: Appearance
  ) {
    let said = LessonText.lines(course, step, rect, isReached: course.isReached(in: scene))
    lines = appearance.ascii ? said.map(\.withNamedKeys) : said
  }

  private static func lines(
    _ course: Course, _ step: LessonStep, _ rect: Rect, isReached: Bool
  ) -> [Words] {
    let prose = step.words
    var choices: [Words] = []
    if case .choice(let texts, _)? = course.openQuestion?.kind {
      choices = LessonText.choices(texts, width: rect.columns)
    }
    guard let feedback = course.feedback else { return prose + choices }
    // What was wrong before is so no longer.
    if isReached { return ["That is it. Press \(bold: "Enter")." as Words] + prose.map(\.faded) }
    // Only commands keep their lines; sentences are broken where this pane ends.
    let texts =
      feedback.kind == .solution
      ? feedback.text.split(separator: "\n").map(String.init)
      : [feedback.text.split(separator: "\n").joined(separator: " ")]
    let said = texts.map { Words(parsing: $0) }
    var room = rect.rows - LessonText.height(said, rect) - LessonText.height(choices, rect)
    guard course.openQuestion != nil, room >= 0 else { return said }
    // The question stands at the end of a step's words.
    var again: [Words] = []
    for paragraph in prose.reversed() {
      room -= LessonText.height([paragraph], rect)
      guard room >= 0 else { break }
      again.insert(paragraph.faded, at: 0)
    }
    return said + again + choices
  }

  private static func height(_ words: [Words], _ rect: Rect) -> Int {
    words.reduce(0) { $0 + $1.wrapped(rect.columns).count }
  }

  /// Side by side where they are short.
  private static func choices(_ texts: [String], width: Int) -> [Words] {
    let all = texts.enumerated().map { index, text -> Words in
      "\(here: "\(index + 1)") \(text)"
    }
    let gap: Words = "    "
    guard all.reduce(0, { $0 + $1.width + gap.width }) - gap.width <= width else { return all }
    return [all.dropFirst().reduce(all[0]) { $0 + gap + $1 }]
  }
}

extension LessonStep {
  /// Its text, a paragraph each.
  var words: [Words] {
    prose.map { Words($0.runs.map { .init(text: $0.text, ink: .text, bold: $0.isBold) }) }
  }
}

extension Course {
  /// Whether the goal that is open holds now.
  func isReached(in scene: Scene) -> Bool {
    guard case .goal(let goal)? = openQuestion?.kind else { return false }
    return goal.verdicts(in: scene).allSatisfy { $0 }
  }
}

extension Words {
  /// `**bold**` in a text.
  init(parsing text: String) {
    var spans: [Span] = []
    var isBold = false
    for part in text.split(separator: "**", omittingEmptySubsequences: false) {
      if !part.isEmpty { spans.append(Span(text: String(part), ink: .text, bold: isBold)) }
      isBold.toggle()
    }
    self.init(spans)
  }

  /// Arrows by the names that the hints give to the keys, where there is no sign for them.
  fileprivate var withNamedKeys: Words {
    let names: [Character: String] = ["→": "Right", "←": "Left", "↑": "Up", "↓": "Down"]
    return Words(
      spans.map { span in
        let text = span.text.map { names[$0] ?? String($0) }.joined()
        return Span(text: text, ink: span.ink, bold: span.bold)
      })
  }

  /// The same in the ink of what was said before.
  fileprivate var faded: Words {
    Words(spans.map { Span(text: $0.text, ink: .label, bold: false) })
  }
}
