import ArgumentParser
import ConvCanvas
import ConvSession
import ConvViews
import ConvWork

/// One screen without a terminal.
struct FrameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame", abstract: "Print one screen, without a terminal.")

  @Argument(help: "A shipped network, or a network line.")
  var model: String?
  @Option(help: "A shipped picture, or a file.")
  var input: String?
  @Option(name: .customLong("do"), help: "A command to do first; can be given again.")
  var commands: [String] = []
  @Option(help: "Columns x rows.")
  var size = "80x24"
  @Option(help: "text, ansi or svg.")
  var format = "text"
  @Option(help: "half, shades or ascii.")
  var glyphs = "half"

  func run() throws {
    let sizes = size.split(separator: "x").compactMap { Int($0) }
    var driver = try Driver(model: model, input: input, stepping: model == nil && input == nil)
    if model == nil, input == nil { driver.interaction.screen = .welcome }
    for command in commands { try driver.perform(command) }
    let screen = Screen.current(driver.session, driver.interaction)
    driver.meet(screen.needs(driver.session, driver.interaction))
    let appearance =
      glyphs == "ascii"
      ? Appearance.plain : Appearance(glyphs: glyphs == "shades" ? .shades : .halfBlocks)
    let canvas = screen.canvas(
      driver.scene, driver.interaction, appearance, Size(rows: sizes[1], columns: sizes[0]))
    switch format {
    case "svg": print(canvas.svg())
    case "ansi": print(canvas.ansi())
    default: print(canvas.plainText, terminator: "")
    }
  }
}
