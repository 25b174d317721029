/// One character of a lesson's text with its place in the file.
struct PlacedCharacter {
  let character: Character
  let mark: LessonMark
}

/// A lesson's Markdown in pieces, each with its place. It knows of no lesson.
struct MarkdownPage {
  struct Fence {
    let language: String
    let lines: [Substring]
    /// Where the opening line begins; its content begins a line later.
    let mark: LessonMark
  }
  enum Block {
    case heading(level: Int, [PlacedCharacter], LessonMark)
    /// Lines that flow into each other, with one space between them.
    case paragraph([PlacedCharacter])
    case fence(Fence)
  }
  /// Between the two `---` at the top; nil where there are none.
  private(set) var frontMatter: [Substring]?
  private(set) var blocks: [Block] = []

  private var paragraph: [PlacedCharacter] = []
  private var isInComment = false

  init(_ lines: [Substring], _ issues: inout LessonIssues) {
    var index = 0
    if let first = lines.first, MarkdownPage.isRule(first) {
      if let end = lines.dropFirst().firstIndex(where: MarkdownPage.isRule) {
        frontMatter = Array(lines[1..<end])
        index = end + 1
      } else {
        issues.add("the front matter has no second ---", at: .start)
        index = lines.count
      }
    } else {
      issues.add("a lesson begins with front matter between two lines of ---", at: .start)
    }
    while index < lines.count { read(lines, &index, &issues) }
    endParagraph()
    if isInComment {
      issues.add(
        "a comment is not closed with -->", at: LessonMark(line: max(1, lines.count), column: 1))
    }
  }

  private static func isRule(_ line: Substring) -> Bool {
    LessonCharacters.trimmed(line) == "---" && line.first == "-"
  }

  private mutating func read(
    _ lines: [Substring], _ index: inout Int, _ issues: inout LessonIssues
  ) {
    let number = index + 1
    if !isInComment, let ticks = MarkdownPage.fence(lines[index]) {
      endParagraph()
      readFence(ticks, lines, &index, &issues)
      return
    }
    defer { index += 1 }
    let placed = lines[index].enumerated().map { offset, character in
      PlacedCharacter(
        character: character == "\t" ? " " : character,
        mark: LessonMark(line: number, column: offset + 1))
    }
    let rest = MarkdownPage.trimmed(withoutComments(placed))
    guard let first = rest.first else {
      // A line that was nothing but a comment does not end a paragraph.
      if lines[index].allSatisfy(\.isWhitespace) { endParagraph() }
      return
    }
    let text = String(rest.map(\.character))
    let hashes = text.prefix { $0 == "#" }.count
    if (1...6).contains(hashes), text.dropFirst(hashes).first == " " {
      endParagraph()
      blocks.append(
        .heading(level: hashes, MarkdownPage.trimmed(rest.dropFirst(hashes)), first.mark))
    } else if MarkdownPage.isImage(text) {
      endParagraph()
    } else if let problem = MarkdownPage.problem(text) {
      endParagraph()
      issues.add(problem, at: first.mark)
    } else if let marker = MarkdownPage.listMarker(text) {
      endParagraph()
      paragraph = Array(rest)
      if marker == 1 { paragraph[0] = PlacedCharacter(character: "-", mark: first.mark) }
    } else {
      if !paragraph.isEmpty {
        paragraph.append(PlacedCharacter(character: " ", mark: first.mark))
      }
      paragraph += rest
    }
  }

  private mutating func endParagraph() {
    if !paragraph.isEmpty { blocks.append(.paragraph(paragraph)) }
    paragraph = []
  }

  // MARK: Fences

  private static func fence(_ line: Substring) -> Substring? {
    let rest = line.drop { $0 == " " }
    guard line.count - rest.count <= 3, let mark = rest.first, "`~".contains(mark) else {
      return nil
    }
    let ticks = rest.prefix { $0 == mark }
    // A line such as ```code``` is no fence.
    guard ticks.count >= 3, !rest.dropFirst(ticks.count).contains("`") else { return nil }
    return ticks
  }

  private static func isLessonBlock(_ language: String) -> Bool {
    ["do", "ask"].contains(language)
  }
  private static func opens(_ line: Substring) -> Bool {
    guard let ticks = fence(line) else { return false }
    return isLessonBlock(LessonCharacters.trimmed(line.drop { $0 == " " }.dropFirst(ticks.count)))
  }

  private mutating func readFence(
    _ ticks: Substring, _ lines: [Substring], _ index: inout Int, _ issues: inout LessonIssues
  ) {
    let mark = LessonMark(line: index + 1, column: lines[index].prefix { $0 == " " }.count + 1)
    let language = LessonCharacters.trimmed(
      lines[index].drop { $0 == " " }.dropFirst(ticks.count))
    index += 1
    let start = index
    var isClosed = false
    while index < lines.count {
      let line = LessonCharacters.trimmed(lines[index])
      isClosed = line.count >= ticks.count && line.allSatisfy { $0 == ticks.first }
      // No other block begins in one of a lesson's own.
      if isClosed || MarkdownPage.isLessonBlock(language) && MarkdownPage.opens(lines[index]) {
        break
      }
      index += 1
    }
    guard isClosed else {
      let name = language.isEmpty ? "block" : "\(language) block"
      issues.add("the \(name) of line \(mark.line) is not closed with \(ticks)", at: mark)
      // What follows is read as if it had been.
      index = lines[start..<index].firstIndex { $0.hasPrefix("## ") } ?? index
      return
    }
    blocks.append(
      .fence(Fence(language: language, lines: Array(lines[start..<index]), mark: mark)))
    index += 1
  }

  // MARK: Lines

  private mutating func withoutComments(_ line: [PlacedCharacter]) -> [PlacedCharacter] {
    var kept: [PlacedCharacter] = []
    var index = 0
    func begins(_ text: String) -> Bool {
      line[index...].prefix(text.count).map(\.character).elementsEqual(text)
    }
    while index < line.count {
      if isInComment {
        if begins("-->") {
          isInComment = false
          index += 3
        } else {
          index += 1
        }
      } else if line[index].character == "<", begins("<!--") {
        isInComment = true
        index += 4
      } else {
        kept.append(line[index])
        index += 1
      }
    }
    return kept
  }

  private static func trimmed(_ line: some Sequence<PlacedCharacter>) -> [PlacedCharacter] {
    var rest = Array(line.drop { $0.character.isWhitespace })
    while rest.last?.character.isWhitespace == true { rest.removeLast() }
    return rest
  }

  private static func isImage(_ text: String) -> Bool {
    text.hasPrefix("![") && text.hasSuffix(")") && text.contains("](")
  }

  /// How many characters of a list's marker: `-` one, `12.` none to change.
  private static func listMarker(_ text: String) -> Int? {
    if let first = text.first, "-*+".contains(first), text.dropFirst().first == " " { return 1 }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard (1...3).contains(digits.count), let mark = rest.first, ".)".contains(mark),
      rest.dropFirst().first == " "
    else { return nil }
    return digits.count + 1
  }

  private static func problem(_ text: String) -> String? {
    let dense = text.filter { $0 != " " }
    if text.hasPrefix("|") { return "a step shows no tables; say it in a sentence or a list" }
    if text.hasPrefix(">") { return "a step shows no quotes; say it in a sentence" }
    if dense.count >= 3, let first = dense.first, "-=*_".contains(first),
      dense.allSatisfy({ $0 == first })
    {
      return "a line of \(first) means nothing here; ## begins a step"
    }
    return nil
  }
}
