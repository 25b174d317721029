public import ConvSession

/// A lesson as a page to print or to show: its prose and questions beside pictures of the screens.
public struct LessonDocument: Sendable {
  public struct Step: Sendable {
    let step: LessonStep
    /// The screen that it begins with, as SVG.
    public let picture: String
    /// What solves it, in words.
    let answer: String?
  }
  private let lesson: Lesson
  public private(set) var steps: [Step] = []

  public init(_ lesson: Lesson) { self.lesson = lesson }

  public mutating func add(_ step: LessonStep, picture: String, answer: String?) {
    steps.append(Step(step: step, picture: picture, answer: answer))
  }

  // MARK: HTML

  /// One file with the pictures inside.
  public func html(withAnswers: Bool) -> String {
    var lines = [
      "<!doctype html>", "<html lang=\"en\"><head><meta charset=\"utf-8\">",
      "<title>\(LessonDocument.escaped(lesson.title))</title>",
      "<style>\(LessonDocument.style)</style>",
      "</head><body>", "<h1>\(LessonDocument.escaped(lesson.title))</h1>",
    ]
    for step in steps {
      lines.append("<section><h2>\(LessonDocument.escaped(step.step.heading))</h2>")
      lines += step.step.prose.map { "<p>\(LessonDocument.html($0))</p>" }
      lines.append("<figure>\(step.picture)</figure>")
      if !step.choices.isEmpty {
        let items = step.choices.map { "<li>\(LessonDocument.escaped($0))</li>" }
        lines.append("<ol>\(items.joined())</ol>")
      }
      lines += step.step.question.map { LessonDocument.hints($0.hints) } ?? []
      if withAnswers {
        lines += step.told.map { "<p class=\"answer\">\(LessonDocument.escaped($0))</p>" }
      }
      lines.append("</section>")
    }
    if !lesson.remember.isEmpty {
      lines.append("<section><h2>Remember</h2><ul>")
      lines += lesson.remember.map { "<li>\(LessonDocument.escaped(plain($0)))</li>" }
      lines.append("</ul></section>")
    }
    return (lines + ["</body></html>", ""]).joined(separator: "\n")
  }

  private static let style =
    "body{font:17px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    + "figure{margin:1em 0}svg{width:100%;height:auto}.answer{border-left:4px solid #2a7;padding-left:1em}"
    + "section{break-inside:avoid}"

  private static func hints(_ hints: [String]) -> [String] {
    hints.enumerated().map { index, hint in
      "<details><summary>Hint \(index + 1)</summary>\(escaped(hint))</details>"
    }
  }

  private static func html(_ line: ProseLine) -> String {
    line.runs.map { $0.isBold ? "<b>\(escaped($0.text))</b>" : escaped($0.text) }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private func plain(_ text: String) -> String { text.replacing("**", with: "") }

  // MARK: Markdown

  /// - Parameter picture: the file of a step's picture, by the step's index.
  public func markdown(withAnswers: Bool, picture: (Int) -> String) -> String {
    var lines = ["# \(lesson.title)", ""]
    for (index, step) in steps.enumerated() {
      lines += ["## \(step.step.heading)", ""]
      lines += step.step.prose.flatMap { [LessonDocument.markdown($0), ""] }
      lines += ["![The screen](\(picture(index)))", ""]
      for (number, choice) in step.choices.enumerated() { lines.append("\(number + 1). \(choice)") }
      if !step.choices.isEmpty { lines.append("") }
      if withAnswers { lines += step.told.flatMap { ["> \($0)", ""] } }
    }
    if !lesson.remember.isEmpty {
      lines += ["## Remember", ""] + lesson.remember.map { "- \($0)" } + [""]
    }
    return lines.joined(separator: "\n")
  }

  private static func markdown(_ line: ProseLine) -> String {
    line.runs.map { $0.isBold ? "**\($0.text)**" : $0.text }.joined()
  }
}

extension LessonDocument.Step {
  fileprivate var choices: [String] {
    if case .choice(let texts, _)? = step.question?.kind { texts } else { [] }
  }
  /// The answer, and why it is right.
  fileprivate var told: [String] {
    [answer, step.question?.praise].compactMap { $0 }
  }
}
