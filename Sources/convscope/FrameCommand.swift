import ArgumentParser
import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork

/// One screen without a terminal.
struct FrameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame",
    abstract: "Print one screen, without a terminal.",
    discussion: """
      EXAMPLES
        convscope frame
        convscope frame letters --do 'goto edges[0,2,0]' --size 120x40 --format svg -o cell.svg
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ansi, svg }

  @OptionGroup var arguments: ModelArguments
  @Option(name: .customLong("do"), help: "A command to do first; can be given again.")
  var commands: [String] = []
  @Option(help: ArgumentHelp("Columns x rows.", valueName: "120x40"))
  var size = CanvasSize(argument: "80x24")!
  @Option(help: "text, ansi or svg.")
  var format = Format.text
  @Option(help: "half, shades or ascii; ascii where the format is text and nothing is said.")
  var glyphs: GlyphChoice?
  @Option(help: "For ansi and svg: always, or never for black and white.")
  var color = ColorChoice.auto
  @Flag(help: "For a light background.")
  var light = false
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
  var output: String?

  func run() throws {
    var stage = try arguments.stage(stepping: !arguments.isGiven)
    if !arguments.isGiven, commands.isEmpty { stage.interaction.screen = .welcome }
    var copied: [Copied] = []
    var written: String?
    (stage.size, stage.appearance) = (size.size, appearance)
    let limit = try arguments.passLimit()
    commands: for command in commands {
      if let problem = limit.problem(command, to: stage) { throw Failure.badData.exit(problem) }
      do throws(CommandError) {
        switch try stage.perform(command) {
        case .copy(let numbers)?: copied.append(numbers)
        case .quit?: break commands
        case let effect?: written = try stage.carryOut(effect) ?? written
        case nil: break
        }
      } catch { throw Failure.badData.exit("\(command): \(error)") }
      if let problem = limit.problem(stage.session.network) { throw Failure.badData.exit(problem) }
    }
    // What is copied is asked for in place of a screen, unless the screen goes to a file.
    for numbers in copied { try Output.write(Array(numbers.text.utf8), to: nil) }
    if !copied.isEmpty, output == nil { return }
    if let written { stage.interaction.notice(written) }
    let canvas = stage.canvas(size.size, appearance)
    switch format {
    case .text: try Output.write(canvas.plainText, to: output)
    case .ansi: try Output.write(Array(canvas.ansi(colors).utf8), to: output)
    case .svg: try Output.write(canvas.svg(colors), to: output)
    }
  }

  private var colors: Colors { color == .never ? .mono : .exact }
  private var appearance: Appearance {
    let glyphs = glyphs?.glyphs ?? (format == .text ? .ascii : .halfBlocks)
    return Appearance(
      glyphs: glyphs, colors: format == .text ? .mono : colors, light: light, motion: false)
  }
}
