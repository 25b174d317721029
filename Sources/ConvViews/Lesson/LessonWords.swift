import ConvCanvas
import ConvSession

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
  var withNamedKeys: Words {
    Words(
      spans.map { span in
        Span(text: KeyLabel.named(span.text, right: true), ink: span.ink, bold: span.bold)
      })
  }

  /// The same in the ink of what was said before.
  var faded: Words {
    Words(spans.map { Span(text: $0.text, ink: .label, bold: false) })
  }

  /// The same as a question is written.
  var emphasized: Words {
    Words(spans.map { Span(text: $0.text, ink: $0.ink, bold: true, key: $0.key) })
  }
}
