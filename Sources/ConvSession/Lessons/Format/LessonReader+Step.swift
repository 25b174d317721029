extension LessonReader {
  private static let longestHeading = 60

  /// What stands between one heading and the next.
  private struct Section {
    let heading: String
    let identifier: String
    let mark: LessonMark
    var paragraphs: [MarkdownProse] = []
    var commands: [(command: Command, mark: LessonMark)]?
    var question: Question?
    var hasQuestion = false

    var step: LessonStep {
      LessonStep(
        id: identifier, heading: heading, prose: paragraphs.map { ProseLine($0.runs) },
        commands: commands?.map(\.command) ?? [], commandMarks: commands?.map(\.mark) ?? [],
        question: question, line: mark.line)
    }
  }

  mutating func steps(_ blocks: [MarkdownPage.Block]) -> [LessonStep] {
    var sections: [Section] = []
    var saidBefore = false
    for block in blocks {
      if case .heading(let level, let text, let mark) = block {
        // The page's own title may stand above the first step.
        if level == 1, sections.isEmpty { continue }
        guard level == 2 else {
          issues.add("only headings with ## begin a step", at: mark)
          continue
        }
        guard sections.count < LessonParser.mostSteps else {
          issues.add("a lesson has at most \(LessonParser.mostSteps) steps", at: mark)
          break
        }
        sections.append(section(text, mark, taken: Set(sections.map(\.identifier))))
      } else if sections.isEmpty {
        if !saidBefore {
          issues.add("this stands before the first ## heading", at: mark(of: block))
        }
        saidBefore = true
      } else {
        read(block, into: &sections[sections.count - 1])
      }
    }
    for section in sections {
      checkLength(section.paragraphs, and: section.question, at: section.mark)
    }
    if sections.isEmpty {
      issues.add("there is no step; each begins with a ## heading", at: .start)
    }
    return sections.map(\.step)
  }

  private func mark(of block: MarkdownPage.Block) -> LessonMark {
    switch block {
    case .heading(_, _, let mark): mark
    case .paragraph(let text): text.first?.mark ?? .start
    case .fence(let fence): fence.mark
    }
  }

  private mutating func read(_ block: MarkdownPage.Block, into section: inout Section) {
    switch block {
    case .heading: break
    case .paragraph(let text):
      section.paragraphs.append(MarkdownProse(text, &issues))
    case .fence(let fence) where fence.language == "do":
      if section.commands != nil { issues.add("this step has two do blocks", at: fence.mark) }
      section.commands = commands(fence)
    case .fence(let fence) where fence.language == "ask":
      if section.hasQuestion { issues.add("this step has two ask blocks", at: fence.mark) }
      section.hasQuestion = true
      section.question = question(fence)
    case .fence(let fence):
      let name = fence.language.isEmpty ? "a block without a name" : "a block \(fence.language)"
      issues.add("\(name) is not known; there are do and ask", at: fence.mark)
    }
  }

  // MARK: Headings

  private mutating func section(
    _ text: [PlacedCharacter], _ mark: LessonMark, taken: Set<String>
  ) -> Section {
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
    return Section(heading: shown, identifier: id, mark: mark)
  }

  // MARK: Length

  /// Nothing is paged: what does not fit is pointed at. The choices stand below the prose.
  private mutating func checkLength(
    _ paragraphs: [MarkdownProse], and question: Question?, at mark: LessonMark
  ) {
    var count = 0
    if case .choice(let choices, _)? = question?.kind { count = LessonPane.rows(of: choices) }
    let rows = count
    if rows > LessonPane.lines, let question {
      issues.add(
        "the choices take \(rows) lines; with the prose there are \(LessonPane.lines)",
        at: question.marks.block)
    }
    for paragraph in paragraphs {
      let characters = paragraph.shown.map(\.character)
      let starts = LessonPane.lineStarts(of: characters)
      if let word = longWord(paragraph.shown) {
        issues.add("this word is longer than \(LessonPane.columns) columns", at: word)
      }
      count += starts.count
      if count > LessonPane.lines {
        let first = starts[max(0, starts.count - (count - LessonPane.lines))]
        issues.add(
          "a step has at most \(LessonPane.lines) lines of \(LessonPane.columns) columns"
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
      LessonCharacters.width(of: String(word.map(\.character))) > LessonPane.columns
    }?.first?.mark
  }
}
