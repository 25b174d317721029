import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Testing

@Suite("A sentence about what went wrong")
struct MessageTests {
  @Test("is whole, above the hints and above the prompt", arguments: [false, true])
  func whole(isTyped: Bool) throws {
    var stage = try Stage(model: "scenes", input: nil, stepping: false)
    let sentence = "\(try #require(failure(&stage, "goto nope")))"
    #expect(sentence.count > 80)
    if isTyped {
      try stage.perform("prompt")
      stage.interaction.prompt?.error = sentence
    } else {
      stage.interaction.message = .init(sentence, isFailure: true)
    }
    let text = stage.text()
    let words = text.split { " \n".contains($0) }.joined(separator: " ")
    #expect(words.contains(sentence), "\(text)")
  }

  private func failure(_ stage: inout Stage, _ text: String) -> CommandError? {
    do throws(CommandError) { try stage.perform(text) } catch { return error }
    return nil
  }
}
