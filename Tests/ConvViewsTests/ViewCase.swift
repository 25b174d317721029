import ConvCanvas
import ConvSession
import ConvViews
import ConvWork

/// A screen after some commands, as a terminal without colours shows it.
struct ViewCase {
  var driver: Driver

  init(_ model: String, input: String? = nil, _ commands: String...) throws {
    driver = try Driver(model: model, input: input, stepping: false)
    for command in commands { try driver.perform(command) }
  }

  /// - Parameter size: rows and columns.
  mutating func text(_ rows: Int = 24, _ columns: Int = 80) -> String {
    canvas(.plain, rows, columns).plainText
  }
  mutating func canvas(_ appearance: Appearance, _ rows: Int, _ columns: Int) -> Canvas {
    let screen = Screen.current(driver.session, driver.interaction)
    driver.meet(screen.needs(driver.session, driver.interaction))
    return screen.canvas(
      driver.scene, driver.interaction, appearance, Size(rows: rows, columns: columns))
  }

  /// What a page is on the screen at hand.
  mutating func sheet(_ rows: Int = 24, _ columns: Int = 80) -> Sheet? {
    Screen.current(driver.session, driver.interaction).sheet(
      driver.scene, driver.interaction, .plain, Size(rows: rows, columns: columns))
  }

  /// Presses a key as the run loop does.
  mutating func press(_ key: String) throws {
    for text in driver.interaction.press(key, in: driver.session) {
      if try Command(parsing: text).row.turnsPages {
        driver.sheet = sheet() ?? driver.sheet
      }
      try driver.perform(text)
    }
  }
}
