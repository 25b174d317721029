/// A step being read: the text between one `##` heading and the next.
struct StepSection {
  let identifier: String
  private let heading: String
  private let mark: LessonMark
  private var paragraphs: [MarkdownProse] = []
  private var commands: [(command: Command, mark: LessonMark)]?
  private var question: Question?
  private var hasQuestion = false

  private static let longestHeading = 60

  /// Reads a heading, with or without `{#id}` behind it.
  /// - Parameter taken: the identifiers of the steps before it.
  init(
    _ text: [PlacedCharacter], _ mark: LessonMark, taken: Set<String>,
    _ issues: inout LessonIssues
  ) {
    var heading = text
    var identifier: String?
    var place = mark
    if heading.last?.character == "}",
      let open = heading.lastIndex(where: { $0.character == "{" }),
      open + 1 < heading.count, heading[open + 1].character == "#"
    {
      identifier = String(heading[(open + 2)..<(heading.count - 1)].map(\.character))
      place = heading[open].mark
      heading.removeSubrange(open...)
      while heading.last?.character == " " { heading.removeLast() }
    }
    let shown = MarkdownProse(heading, &issues).runs.map(\.text).joined()
    if shown.isEmpty { issues.add("this heading is empty", at: mark) }
    if LessonCharacters.width(of: shown) > Self.longestHeading {
      issues.add("a heading has at most \(Self.longestHeading) columns", at: mark)
    }
    if let identifier, !LessonCharacters.isIdentifier(identifier) {
      issues.add("an id is made of a to z, 0 to 9 and -", at: place)
    }
    let id = identifier ?? LessonCharacters.identifier(of: shown)
    if id.isEmpty, !shown.isEmpty {
      issues.add("no id can be made of this heading; write one behind it: {#name}", at: mark)
    }
    if taken.contains(id), !id.isEmpty {
      issues.add("there is another step \(id); give this one its own {#id}", at: place)
    }
    (self.heading, self.identifier, self.mark) = (shown, id, mark)
  }

  var step: LessonStep {
    LessonStep(
      id: identifier, heading: heading, prose: paragraphs.map { ProseLine($0.runs) },
      commands: commands?.map(\.command) ?? [], commandMarks: commands?.map(\.mark) ?? [],
      question: question, line: mark.line)
  }

  mutating func read(_ block: MarkdownPage.Block, _ issues: inout LessonIssues) {
    switch block {
    case .heading: break
    case .paragraph(let text):
      paragraphs.append(MarkdownProse(text, &issues))
    case .fence(let fence) where fence.language == "do":
      if commands != nil { issues.add("this step has two do blocks", at: fence.mark) }
      commands = LessonCommands.commands(in: fence, &issues)
    case .fence(let fence) where fence.language == "ask":
      if hasQuestion { issues.add("this step has two ask blocks", at: fence.mark) }
      hasQuestion = true
      question = QuestionParser.question(fence, &issues)
    case .fence(let fence):
      let name = fence.language.isEmpty ? "a block without a name" : "a block \(fence.language)"
      issues.add("\(name) is not known; there are do and ask", at: fence.mark)
    }
  }

  // MARK: Length

  /// Points at what does not fit, because nothing is paged. The choices stand below the prose.
  func checkLength(_ issues: inout LessonIssues) {
    var count = 0
    if let choices = question?.choices { count = LessonLines.rows(of: choices) }
    let rows = count
    if rows > LessonLines.most, let question {
      issues.add(
        "the choices take \(rows) lines; with the prose there are \(LessonLines.most)",
        at: question.marks.block)
    }
    for paragraph in paragraphs {
      let characters = paragraph.shown.map(\.character)
      let starts = LessonLines.lineStarts(of: characters)
      if let word = longWord(paragraph.shown) {
        issues.add("this word is longer than \(LessonLines.columns) columns", at: word)
      }
      count += starts.count
      if count > LessonLines.most {
        let first = starts[max(0, starts.count - (count - LessonLines.most))]
        issues.add(
          "a step has at most \(LessonLines.most) lines of \(LessonLines.columns) columns"
            + (rows == 0
              ? "; the fifth begins here"
              : ", and the choices take \(rows) of them; this is too much from here on"),
          at: paragraph.shown[first].mark)
        return
      }
    }
  }

  private func longWord(_ shown: [PlacedCharacter]) -> LessonMark? {
    shown.split { $0.character == " " }.first { word in
      LessonCharacters.width(of: String(word.map(\.character))) > LessonLines.columns
    }?.first?.mark
  }
}
