import ArgumentParser
import ConvCanvas
import ConvFiles
import ConvSession
import ConvStage
import ConvTerminal
import ConvWork
import Foundation

/// Lessons, for those who take them and those who write them.
struct LessonCommandLine: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "List, run, check, preview, export or begin to write lessons.",
    subcommands: [
      List.self, Run.self, Progress.self, Check.self, Preview.self, Export.self, New.self,
      Schema.self,
    ],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The lessons that there are.")

    func run() throws {
      let progress = LessonProgress(environment: ProcessInfo.processInfo.environment)
      let entries = progress.entries(of: LessonShelf.own.lessons.map(\.lesson))
      guard !entries.isEmpty else {
        throw Failure.noSuchFile.exit(
          "the lessons' folder is not found; CONVSCOPE_DATA says where it is")
      }
      let width = entries.map(\.id.count).max() ?? 0
      for entry in entries {
        let gap = String(repeating: " ", count: width - entry.id.count + 2)
        let minutes = entry.minutes.map { ", \($0) minutes" } ?? ""
        let progress = entry.progress.isEmpty ? "" : ": \(entry.progress)"
        try Output.write(
          PlainText.line("\(entry.id)\(gap)\(entry.title)\(minutes)\(progress)") + "\n")
      }
    }
  }

  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run", abstract: "Take a lesson.")
    @Argument(help: "Its name or its file, with #step to begin there.")
    var name: String
    @Argument(
      parsing: .allUnrecognized, help: "How it looks, as without a lesson: --glyphs ascii.")
    var options: [String] = []

    func run() throws {
      var command = try StartCommand.parse(options)
      command.lesson = name
      try command.run()
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Play lessons as they are meant: file:line:column: message for all that is wrong.")
    @Argument(help: "The files.")
    var files: [String]
    @Flag(help: "As JSON.")
    var json = false

    private struct Report: Encodable {
      var file: String
      var line: Int
      var column: Int
      var message: String
    }

    func run() throws {
      var issues: [LessonIssue] = []
      var files: [String: String] = [:]
      for file in self.files {
        let (lesson, found) = LessonShelf.own.read(file)
        issues += found
        guard let lesson, found.isEmpty else { continue }
        issues += LessonCheck.issues(of: lesson, file: file) + LessonAssets.missing(in: file)
        if let other = files.updateValue(file, forKey: lesson.id) {
          issues.append(
            LessonIssue(
              file: file, line: 1, column: 1,
              message: "\(other) has the id \(lesson.id), too: what is done in one would count in "
                + "both"))
        }
      }
      if json {
        try Output.json(
          issues.map {
            Report(file: $0.file ?? "", line: $0.line, column: $0.column, message: $0.message)
          })
      } else {
        for issue in issues { try Output.write("\(issue)\n") }
      }
      guard issues.isEmpty else { throw ExitCode(Failure.badData.rawValue) }
    }
  }
}
