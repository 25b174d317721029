/// Reads a lesson: front matter, a `##` heading a step, prose, and blocks that do and ask.
public struct LessonParser {
  public static let largestFile = 256 * 1024
  private static let mostSteps = 60

  private var issues: LessonIssues

  /// Reads a lesson without touching files. All that is wrong is found, not only the first.
  /// - Parameter file: the name of the file in the issues.
  /// - Returns: the lesson where there are no issues, and the issues in the order of the file.
  public static func lesson(
    _ text: String, named file: String
  ) -> (lesson: Lesson?, issues: [LessonIssue]) {
    var parser = LessonParser(issues: LessonIssues(file: file))
    let lesson = parser.lesson(text)
    let issues = parser.issues.sorted
    return (issues.isEmpty ? lesson : nil, issues)
  }

  private mutating func lesson(_ text: String) -> Lesson? {
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
    let matter = page.frontMatter.map { FrontMatter($0, &issues) }
    let steps = steps(page.blocks)
    guard let matter = matter ?? nil else { return nil }
    return Lesson(
      id: matter.id, title: matter.title, model: matter.model, input: matter.input,
      teaches: matter.teaches, able: matter.able, remember: matter.remember,
      minutes: matter.minutes, difficulty: matter.difficulty, next: matter.next,
      isStepping: matter.isStepping, steps: steps, teachesMarks: matter.teachesMarks,
      modelMark: matter.modelMark, inputMark: matter.inputMark)
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

  /// One is sent back to an earlier step alone.
  private mutating func checkWaysBack(_ steps: [LessonStep]) {
    for (index, step) in steps.enumerated() {
      guard let question = step.question else { continue }
      for (wrong, mark) in zip(question.wrong, question.marks.back) {
        guard let back = wrong.back, !steps[..<index].contains(where: { $0.id == back }) else {
          continue
        }
        issues.add(
          "back leads to an earlier step; \(back.prefix(40)) is none", at: mark ?? .start)
      }
    }
  }

  private mutating func steps(_ blocks: [MarkdownPage.Block]) -> [LessonStep] {
    var sections: [StepSection] = []
    var saidBefore = false
    for block in blocks {
      if case .heading(let level, let text, let mark) = block {
        // The page's own title may stand above the first step.
        if level == 1, sections.isEmpty { continue }
        guard level == 2 else {
          issues.add("only headings with ## begin a step", at: mark)
          continue
        }
        guard sections.count < Self.mostSteps else {
          issues.add("a lesson has at most \(Self.mostSteps) steps", at: mark)
          break
        }
        sections.append(
          StepSection(text, mark, taken: Set(sections.map(\.identifier)), &issues))
      } else if sections.isEmpty {
        if !saidBefore {
          issues.add("this stands before the first ## heading", at: block.mark)
        }
        saidBefore = true
      } else {
        sections[sections.count - 1].read(block, &issues)
      }
    }
    for section in sections { section.checkLength(&issues) }
    if sections.isEmpty {
      issues.add("there is no step; each begins with a ## heading", at: .start)
    }
    let steps = sections.map(\.step)
    checkWaysBack(steps)
    return steps
  }
}
