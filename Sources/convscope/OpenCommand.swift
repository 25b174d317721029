import ArgumentParser
import ConvSession
import ConvTerminal
import ConvWork
import Foundation

/// The program itself.
struct OpenCommand: ParsableCommand {
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
    var driver = try arguments.driver(stepping: !arguments.isGiven)
    if !arguments.isGiven { driver.interaction.screen = .welcome }
    if let lesson { driver = try OpenCommand.beginning(lesson) }
    guard isatty(STDIN_FILENO) == 1 else {
      driver.interaction.screen = nil
      var script = try Script(driver, stepping: false)
      try script.runStandardInput()
      return
    }
    let terminal: Terminal
    do throws(TerminalError) {
      terminal = try Terminal(
        TerminalOptions(
          color: .init(rawValue: color.rawValue) ?? .auto, glyphs: glyphs?.glyphs,
          environment: ProcessInfo.processInfo.environment))
    } catch { throw Failure.usage.exit("\(error)") }
    var program = Program(
      driver, terminal, environment: ProcessInfo.processInfo.environment)
    let ending = program.run()
    terminal.close()
    switch ending {
    case .quit: return
    case .signal(let number): throw ExitCode(128 + number)
    }
  }

  /// A driver at the beginning of a lesson.
  static func beginning(_ lesson: String) throws -> Driver {
    do {
      var driver = try Driver(model: nil, input: nil, stepping: true)
      try driver.perform(.lesson(lesson))
      return driver
    } catch let error as OpenFailure {
      throw Failure.exit(error)
    } catch {
      let isFile = FileManager.default.fileExists(atPath: lesson)
      throw (isFile ? Failure.badData : .noSuchFile).exit("\(error)")
    }
  }
}
