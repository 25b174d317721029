import ConvNet
import ConvSession
import ConvWork
import Testing

struct PaintingTests {
  @Test func `Space paints the pixel and clears it again, digits give its value`() throws {
    var driver = try Sample.letters.driver()
    try driver.perform("goto edges[0]")
    try driver.press("p", "right", "down", "space")
    #expect(driver.session.history.last?.text == "paint 1 1 1")
    try driver.press("space")
    #expect(driver.session.history.last?.text == "paint 1 1 0")
    try driver.press("0", ".", "5", "enter")
    #expect(driver.session.history.last?.text == "paint 1 1 0.5")
    #expect(driver.session.subject.strokes.count == 3)
    try driver.press("7")
    #expect(throws: CommandError.self) { try driver.press("right") }
    #expect(driver.interaction.typed == "7")
    #expect(driver.interaction.pointer.input == .init(1, 1))
  }

  @Test func `only the picture can be painted`() throws {
    var driver = try Sample.letters.driver()
    try driver.perform("goto parts[0]")
    try driver.press("p")
    #expect(throws: CommandError.self) { try driver.press("space") }
    #expect(driver.session.subject.strokes.isEmpty)
  }
}
