import ArgumentParser
import ConvSession
import ConvStage
import ConvTerminal
import ConvWork
import Foundation

/// The program itself.
struct StartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open a network on a picture; this is what happens when no command is named.")

  @OptionGroup var arguments: ModelArguments
  @Option(help: "Colours: auto, always or never.")
  var color = ColorChoice.auto
  @Option(help: "Glyphs for maps: half, shades or ascii; by the terminal where nothing is said.")
  var glyphs: GlyphChoice?

  @Option(help: ArgumentHelp("Begin with a lesson.", valueName: "name"))
  var lesson: String?

  func run() throws {
    let isHeadless = !StandardStream.input.isTerminal
    var stage = try arguments.stage(stepping: !arguments.isGiven, isHeadless: isHeadless)
    if !arguments.isGiven { stage.interaction.screen = .welcome }
    if !isHeadless, let note = arguments.notes(on: stage.session.subject).first {
      stage.interaction.notice(note)
    }
    if let lesson { stage = try StartCommand.beginning(lesson) }
    if isHeadless {
      stage.interaction.screen = nil
      var script = try Script(stage, stepping: false, limit: arguments.passLimit())
      try script.runStandardInput(silence: arguments.silence)
      return
    }
    guard StandardStream.output.isWritable else {
      throw Failure.inputOutput.exit("standard output can not be written: it is closed")
    }
    let terminal: Terminal
    do throws(TerminalError) {
      terminal = try Terminal(
        TerminalOptions(
          color: .init(rawValue: color.rawValue) ?? .auto, glyphs: glyphs?.glyphs,
          environment: ProcessInfo.processInfo.environment))
    } catch { throw Failure.usage.exit("\(error)") }
    var program = Program(
      stage, terminal, environment: ProcessInfo.processInfo.environment)
    let ending = program.run()
    terminal.close()
    if let unkept = program.unkept { Failure.warn(unkept) }
    switch ending {
    case .quit: return
    case .signal(let number): throw ExitCode(128 + number)
    }
  }

  /// A stage at the beginning of a lesson.
  static func beginning(_ lesson: String) throws -> Stage {
    do {
      var stage = try Stage(model: nil, input: nil, stepping: true)
      try stage.perform(.lesson(lesson))
      return stage
    } catch let error as OpenFailure {
      throw Failure.exit(error)
    } catch {
      let isFile = FileManager.default.fileExists(atPath: lesson)
      throw (isFile ? Failure.badData : .noSuchFile).exit("\(error)")
    }
  }
}
