import ArgumentParser
import ConvCanvas
import ConvFiles
import ConvSession
import ConvStage
import ConvWork
import Foundation

extension LessonCommandLine {
  /// `lesson export`: a page for a class, with the screens as pictures.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write a lesson as one page with its screens, for a class.",
      discussion: "To page.html with the pictures inside, or to page.md with pictures beside it.")
    @Argument(help: "The lesson's name or file.")
    var lesson: String
    @Option(name: [.short, .customLong("output")], help: "page.html or page.md.")
    var output: String
    @Flag(help: "With the answers and why they are right.")
    var answers = false
    @Option(help: ArgumentHelp("Columns x rows of the screens.", valueName: "120x40"))
    var size = CanvasSize(argument: "80x24")!

    func run() throws {
      let isPage = output.hasSuffix(".html")
      guard isPage || output.hasSuffix(".md") else {
        throw Failure.usage.exit("name the page's file page.html or page.md")
      }
      let document = try document()
      if isPage {
        try Output.write(Array(document.html(withAnswers: answers).utf8), to: output)
        return
      }
      let base = String(output.dropLast(3))
      let name = URL(fileURLWithPath: base).lastPathComponent
      for (index, step) in document.steps.enumerated() {
        try Output.write(Array(step.picture.utf8), to: "\(base)-\(index + 1).svg")
      }
      let page = document.markdown(withAnswers: answers) { "\(name)-\($0 + 1).svg" }
      try Output.write(Array(page.utf8), to: output)
    }

    /// Plays the lesson as its author means it, and takes a picture of each step's beginning.
    private func document() throws -> LessonDocument {
      var stage = try StartCommand.beginning(lesson)
      guard let lesson = stage.session.course?.lesson else {
        throw Failure.badData.exit("this lesson has no step")
      }
      var document = LessonDocument(lesson)
      let look = Appearance(glyphs: .halfBlocks, motion: false)
      while let step = stage.session.course?.step {
        let picture = stage.canvas(size.size, look).svg()
        var answer: String?
        if let question = step.question {
          answer = LessonCheck.told(question, &stage)
          do throws(CommandError) { try LessonCheck.solve(&stage) } catch {
            throw Failure.badData.exit("\(PlainText.line(step.heading)): \(error)")
          }
        }
        document.add(step, picture: picture, answer: answer)
        try stage.perform(.next)
      }
      return document
    }
  }
}
