import ConvCanvas
import ConvSession
import ConvViews
import ConvWork
import Testing

@Suite("A sentence about what went wrong")
struct MessageTests {
  @Test("is whole, above the hints and above the prompt", arguments: [false, true])
  func whole(isTyped: Bool) throws {
    var driver = try Driver(model: "scenes", input: nil, stepping: false)
    let sentence = "\(try #require(failure(&driver, "goto nope")))"
    #expect(sentence.count > 80)
    if isTyped {
      try driver.perform("prompt")
      driver.interaction.prompt?.error = sentence
    } else {
      driver.interaction.message = .init(sentence, isFailure: true)
    }
    let screen = Screen.current(driver.session, driver.interaction)
    driver.meet(screen.needs(driver.session, driver.interaction))
    let text = screen.canvas(
      driver.scene, driver.interaction, .plain, Size(rows: 24, columns: 80)
    ).plainText
    let words = text.split { " \n".contains($0) }.joined(separator: " ")
    #expect(words.contains(sentence), "\(text)")
  }

  private func failure(_ driver: inout Driver, _ text: String) -> CommandError? {
    do throws(CommandError) { try driver.perform(text) } catch { return error }
    return nil
  }
}
