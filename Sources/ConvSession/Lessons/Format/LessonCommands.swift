/// Reads the commands in a lesson, one a line.
enum LessonCommands {
  static let most = 50

  /// The commands of a `do` block; `#` begins a comment.
  static func commands(
    in fence: MarkdownPage.Fence, _ issues: inout LessonIssues
  ) -> [(command: Command, mark: LessonMark)] {
    var commands: [(command: Command, mark: LessonMark)] = []
    for (offset, line) in fence.lines.enumerated() {
      let indent = line.prefix { $0.isWhitespace }.count
      let mark = LessonMark(line: fence.mark.line + 1 + offset, column: indent + 1)
      guard let command = command(line, at: mark, &issues) else { continue }
      if commands.count == most {
        issues.add("a step does at most \(most) commands", at: mark)
        break
      }
      commands.append((command, mark))
    }
    return commands
  }

  /// The commands of a text as they are written, without comments and empty lines.
  static func text(_ text: LessonYAML.Text, _ issues: inout LessonIssues) -> String {
    let lines = text.text.split(whereSeparator: \.isNewline)
    if lines.count > most {
      issues.add("these are more than \(most) commands", at: text.mark)
    }
    let kept = lines.prefix(most).filter { line in
      command(line, at: lines.count == 1 ? text.start ?? text.mark : text.mark, &issues) != nil
    }
    return kept.map { LessonCharacters.trimmed($0) }.joined(separator: "\n")
  }

  /// The command of a line; nil where there is none, or it is refused with an issue.
  private static func command(
    _ line: Substring, at mark: LessonMark, _ issues: inout LessonIssues
  ) -> Command? {
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
