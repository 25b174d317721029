/// A recording as the beginning of a lesson: each change of weights is a step that asks for it, and
/// what was done before it is what the step begins with.
public struct LessonDraft: Sendable {
  private struct Step {
    var commands: [String] = []
    /// The change that the step asks for; nil for what was done after the last one.
    var change: String?
  }
  private var model = "letters"
  private var input = "O"
  private var stepping = "off"
  private var steps: [Step] = []

  /// Reads a recording. What lessons can not say is left out.
  /// - Throws: ``CommandError`` where a line is no command, or nothing was recorded.
  public init(_ recording: String) throws(CommandError) {
    var (step, isBegun) = (Step(), false)
    for line in ScriptLine.lines(of: recording) {
      let text = try Command(parsing: line.command).text
      let word = text.prefix { $0 != " " }
      let rest = String(text.dropFirst(word.count + 1))
      switch word {
      case "open" where !isBegun, "network" where !isBegun: model = rest
      case "input" where !isBegun: input = rest
      case "stepping" where !isBegun: stepping = rest
      default:
        isBegun = true
        guard try Command(parsing: text).problemInLesson == nil else { continue }
        if word == "set" || word == "mute" {
          step.change = text
          steps.append(step)
          step = Step()
        } else {
          step.commands.append(text)
        }
      }
    }
    if !step.commands.isEmpty { steps.append(step) }
    guard !steps.isEmpty else { throw .unavailable("nothing was recorded that a lesson can say") }
  }

  /// The lesson's file, which passes its check.
  public func text(named name: String) -> String {
    let title = name.split(separator: "-").joined(separator: " ")
    var lines = [
      "---", "format: 1", "id: \(name)",
      "title: \(title.prefix(1).uppercased() + title.dropFirst())",
      "model: \(LessonDraft.quoted(model))", "input: \(LessonDraft.quoted(input))",
      "teaches: [kernel]", "minutes: 5", "stepping: \(stepping)", "---",
    ]
    for (index, step) in steps.enumerated() { lines += self.lines(of: step, at: index) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of step: Step, at index: Int) -> [String] {
    var lines = ["## Step \(index + 1) {#step-\(index + 1)}", "Say here what one sees.", ""]
    if let change = step.change { lines.append("**Do what was recorded**: `\(change)`.") }
    if !step.commands.isEmpty { lines += ["```do"] + step.commands + ["```"] }
    guard let change = step.change else { return lines }
    let before = steps[..<index].count { $0.change != nil }
    return lines + [
      "```ask", "goal: edits > \(before)", "hint: Say here where to look.",
      "solution: \(LessonDraft.quoted(change))", "```",
    ]
  }

  /// A text that YAML takes as it is.
  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "''"))'"
  }
}
