import ArgumentParser
import ConvCanvas
import ConvFiles
import ConvSession
import ConvStage
import ConvWork
import Foundation

extension LessonCommandLine {
  /// `lesson preview`: the screens of a lesson, again whenever its file is saved.
  struct Preview: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "preview",
      abstract: "Print the screen of every step, or with #step of one.")
    @Argument(help: "The file; with #step behind it that step alone.")
    var file: String
    @Flag(help: "Print it again whenever the file is saved, until Ctrl-C.")
    var watch = false
    @Option(help: ArgumentHelp("Columns x rows.", valueName: "120x40"))
    var size = CanvasSize(argument: "80x24")!
    @Option(help: "half, shades or ascii.")
    var glyphs = GlyphChoice.ascii
    @Option(help: "text or ansi.")
    var format = FrameCommand.Format.text

    private var path: String { file.lastIndex(of: "#").map { String(file[..<$0]) } ?? file }
    private var isOneStep: Bool { path != file }

    func run() throws {
      guard watch else {
        try print()
        return
      }
      var last: Date?
      while true {
        let saved = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate]
        if let saved = saved as? Date, saved != last {
          last = saved
          try Output.write(OutputTarget(nil).isTerminal ? "\u{1B}[2J\u{1B}[H" : "", to: nil)
          // What is wrong is said, and mended in the editor.
          do { try print() } catch {
            try Output.write("\(Convscope.message(for: error))\n", to: nil)
          }
        }
        usleep(200_000)
      }
    }

    private func print() throws {
      var stage = try StartCommand.beginning(file)
      let appearance = Appearance(
        glyphs: glyphs.glyphs, colors: format == .text ? .mono : .exact, motion: false)
      while !isOneStep, stage.session.course?.isFinished == false {
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
}
