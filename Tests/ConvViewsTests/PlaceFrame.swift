import ConvCanvas
import ConvSession
import ConvViews
import ConvWork

/// One screen as text, as the program would draw it after a few commands.
struct PlaceFrame {
  var driver: Driver

  init(_ model: String, input: String? = nil, _ commands: String...) throws {
    driver = try Driver(model: model, input: input, stepping: false)
    for command in commands { try driver.perform(command) }
    driver.meet(screen.needs(driver.session, driver.interaction))
  }

  private var screen: Screen { Screen.current(driver.session, driver.interaction) }

  func text(_ rows: Int = 24, _ columns: Int = 80, _ appearance: Appearance = .plain) -> String {
    screen.canvas(
      driver.scene, driver.interaction, appearance, Size(rows: rows, columns: columns)
    ).plainText
  }
}
