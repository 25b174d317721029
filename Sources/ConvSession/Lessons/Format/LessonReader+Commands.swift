extension LessonReader {
  static let mostCommands = 50

  /// The commands of a `do` block, one a line; `#` begins a comment.
  mutating func commands(
    _ fence: MarkdownPage.Fence
  ) -> [(command: Command, mark: LessonMark)] {
    var commands: [(command: Command, mark: LessonMark)] = []
    for (offset, line) in fence.lines.enumerated() {
      let indent = line.prefix { $0.isWhitespace }.count
      let mark = LessonMark(line: fence.mark.line + 1 + offset, column: indent + 1)
      guard let command = command(line, at: mark) else { continue }
      if commands.count == Self.mostCommands {
        issues.add("a step does at most \(Self.mostCommands) commands", at: mark)
        break
      }
      commands.append((command, mark))
    }
    return commands
  }

  /// Commands in a text, one a line, without comments and empty lines.
  mutating func commandText(_ text: LessonYAML.Text) -> String {
    let lines = text.text.split(whereSeparator: \.isNewline)
    if lines.count > Self.mostCommands {
      issues.add("these are more than \(Self.mostCommands) commands", at: text.mark)
    }
    let kept = lines.prefix(Self.mostCommands).filter { line in
      command(line, at: lines.count == 1 ? text.start ?? text.mark : text.mark) != nil
    }
    return kept.map { LessonCharacters.trimmed($0) }.joined(separator: "\n")
  }

  /// nil where there is none, or it is refused with an issue.
  private mutating func command(_ line: Substring, at mark: LessonMark) -> Command? {
    let text = LessonCharacters.trimmed(line)
    guard !text.isEmpty, text.first != "#" else { return nil }
    do {
      let command = try Command(parsing: text)
      if let problem = command.problemInLesson {
        issues.add(problem, at: mark)
        return nil
      }
      return command
    } catch {
      let sentence = error.description.split(whereSeparator: \.isNewline).first ?? ""
      issues.add(String(sentence), at: mark)
      return nil
    }
  }
}
