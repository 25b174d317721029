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
    commandName: "lesson", abstract: "List, run, check, preview or begin to write lessons.",
    subcommands: [List.self, Run.self, Check.self, Preview.self, New.self],
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
      for file in files {
        let (lesson, found) = LessonShelf.own.read(file)
        issues += found
        if let lesson, found.isEmpty { issues += LessonCheck.issues(of: lesson, file: file) }
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

  struct Preview: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "preview",
      abstract: "Print the screen of every step.")
    @Argument(help: "The file.")
    var file: String
    @Option(help: ArgumentHelp("Columns x rows.", valueName: "120x40"))
    var size = CanvasSize(argument: "80x24")!
    @Option(help: "half, shades or ascii.")
    var glyphs = GlyphChoice.ascii
    @Option(help: "text or ansi.")
    var format = FrameCommand.Format.text

    func run() throws {
      var stage = try StartCommand.beginning(file)
      let appearance = Appearance(
        glyphs: glyphs.glyphs, colors: format == .text ? .mono : .exact, motion: false)
      while stage.session.course?.isFinished == false {
        try show(&stage, appearance)
        try stage.perform(.next)
      }
      try show(&stage, appearance)
    }
    private func show(_ stage: inout Stage, _ appearance: Appearance) throws {
      let canvas = stage.canvas(size.size, appearance)
      let text = format == .ansi ? canvas.ansi() : canvas.plainText
      try Output.write(Array((text + "\n").utf8), to: nil)
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Write a small lesson that passes its check, to begin from.")
    @Argument(help: "Its id: letters, digits and hyphens.")
    var name: String

    func run() throws {
      let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      guard isName, !name.isEmpty, name.count <= 60 else {
        throw Failure.usage.exit(
          "a lesson's name has letters, digits and hyphens, such as my-lesson")
      }
      guard LessonShelf.own.find(name).lesson == nil else {
        throw Failure.usage.exit("a lesson that ships is called \(name); choose another name")
      }
      let path = "\(name).md"
      guard !FileManager.default.fileExists(atPath: path) else {
        throw Failure.inputOutput.exit("\(path) is there already; nothing was written")
      }
      try Output.write(LessonTemplate.text(name), to: path)
      try Output.write("\(path) is written; try: convscope lesson run \(path)\n", to: nil)
    }
  }
}

/// The lesson that `lesson new` writes.
enum LessonTemplate {
  static func text(_ name: String) -> String {
    """
    ---
    format: 1
    id: \(name)
    title: \(name.split(separator: "-").map(String.init).joined(separator: " ").capitalized)
    model: letters
    input: O
    teaches: [kernel]
    able: [make a kernel blind]
    minutes: 5
    ---
    ## A first look {#look}
    This map answers to the right edges of the O. Look where it is bright.
    **Enter** goes on.
    ```do
    goto edges[1]
    ```
    ## Blind it {#blind}
    Make all numbers of this kernel 0. What will the network say then?
    Press **e** to take the kernel in hand, **=** for a list, and Enter when it is done.
    ```do
    goto edges[1]
    ```
    ```ask
    goal: max(edges.weight[1,0]) == 0 and min(edges.weight[1,0]) == 0
    hint: The list under = has zero.
    refuse: ["set edges.weight[1,0] = negate"]
    solution: "set edges.weight[1,0] = zero"
    praise: Without right edges the O is an L to it.
    ```

    """
  }
}
