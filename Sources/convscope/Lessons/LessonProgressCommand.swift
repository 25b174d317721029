import ArgumentParser
import ConvCanvas
import ConvFiles
import ConvSession
import ConvWork
import Foundation

extension LessonCommandLine {
  /// `lesson progress`: what was done in the lessons, and the way to begin anew.
  struct Progress: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "progress",
      abstract: "What was done, skipped and not seen yet, step by step; --clear forgets it.")
    @Argument(help: "The id of a lesson; without: all of them.")
    var id: String?
    @Flag(help: "Forget what was done.")
    var clear = false
    @Flag(help: "As JSON.")
    var json = false

    private struct Report: Encodable {
      struct Step: Encodable {
        var id: String
        var standing: String
      }
      var id: String
      var title: String
      var answers: Int
      var steps: [Step]
    }

    func run() throws {
      let progress = LessonProgress(environment: ProcessInfo.processInfo.environment)
      var entries = progress.entries(of: LessonShelf.own.lessons.map(\.lesson))
      if let id {
        guard entries.contains(where: { $0.id == id }) || progress.all()[id] != nil else {
          throw Failure.noSuchFile.exit("there is no lesson \(PlainText.line(id))")
        }
        entries.removeAll { $0.id != id }
      }
      if clear {
        do throws(FileError) { try progress.clear(id) } catch { throw Failure.exit(error) }
        try Output.write(
          "what was done in \(id.map(PlainText.line) ?? "all lessons") is forgotten\n", to: nil)
      } else if json {
        try Output.json(
          entries.map { entry in
            Report(
              id: entry.id, title: entry.title, answers: entry.answers,
              steps: entry.steps.map { .init(id: $0.id, standing: $0.standing.rawValue) })
          })
      } else {
        for entry in entries { try write(entry, withSteps: id != nil || entry.isBegun) }
      }
    }

    private func write(_ entry: LessonEntry, withSteps: Bool) throws {
      let progress = entry.isBegun ? entry.progress : "not begun"
      try Output.write(PlainText.line("\(entry.title): \(progress)") + "\n", to: nil)
      guard withSteps else { return }
      for step in entry.steps {
        let standing = step.standing == .unseen ? "not seen" : step.standing.rawValue
        let gap = String(repeating: " ", count: 10 - standing.count)
        try Output.write(PlainText.line("  \(standing)\(gap)\(step.heading)") + "\n", to: nil)
      }
    }
  }
}
