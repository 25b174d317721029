/// A lesson on its way from text to value. Its extensions read the parts.
struct LessonReader {
  var issues: LessonIssues

  init(file: String) { issues = LessonIssues(file: file) }

  mutating func lesson(_ text: String) -> Lesson? {
    guard text.utf8.count <= LessonParser.largestFile else {
      issues.add("a lesson has at most \(LessonParser.largestFile / 1024) KB", at: .start)
      return nil
    }
    let unmarked = text.first == "\u{feff}" ? text.dropFirst() : text[...]
    let lines = unmarked.split(omittingEmptySubsequences: false) { character in
      character == "\n" || character == "\r\n" || character == "\r"
    }
    refuseControls(lines)
    // What steers a terminal would also move the places of all that follows.
    guard issues.all.isEmpty else { return nil }
    let page = MarkdownPage(lines, &issues)
    let matter = page.frontMatter.map { frontMatter($0) }
    let steps = steps(page.blocks)
    guard let matter = matter ?? nil else { return nil }
    return Lesson(
      id: matter.id, title: matter.title, model: matter.model, input: matter.input,
      teaches: matter.teaches, able: matter.able, minutes: matter.minutes,
      isStepping: matter.isStepping, steps: steps, modelMark: matter.modelMark,
      inputMark: matter.inputMark)
  }

  private mutating func refuseControls(_ lines: [Substring]) {
    for (index, line) in lines.enumerated() {
      for (offset, character) in line.enumerated() where LessonCharacters.isRefused(character) {
        issues.add(
          "\(LessonCharacters.name(of: character)) is a control character; a lesson is plain text",
          at: LessonMark(line: index + 1, column: offset + 1))
        guard issues.all.count < LessonIssues.most else { return }
      }
    }
  }

  /// A text that is shown: on one line of its own, and short enough not to be paged.
  mutating func flowed(_ text: LessonYAML.Text, _ what: String, columns: Int? = nil) -> String {
    let flowed = LessonCharacters.flowed(text.text)
    if let columns {
      if LessonCharacters.width(of: flowed) > columns {
        issues.add("\(what) is longer than \(columns) columns", at: text.mark)
      }
    } else if !LessonPane.fits(flowed) {
      issues.add(
        "\(what) is longer than \(LessonPane.lines) lines of \(LessonPane.columns) columns",
        at: text.mark)
    }
    return flowed
  }
}
