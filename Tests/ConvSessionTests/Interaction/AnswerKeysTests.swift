import ConvNet
import ConvSession
import ConvStage
import ConvWork
import TestSupport
import Testing

/// Keys while a lesson asks for a number.
struct AnswerKeysTests {
  private func asking() throws -> Stage {
    let lesson = """
      ---
      format: 1
      id: number
      title: Number
      model: letters
      input: O
      stepping: off
      ---
      ## Number
      How many maps?
      ```do
      goto edges
      ```
      ```ask
      number: channels(edges) - 4
      hint: Look.
      ```
      """
    return try TemporaryFile.holding(lesson, as: "md") { file in
      var stage = try Stage(model: nil, input: nil, stepping: false)
      try stage.perform(.lesson(file))
      return stage
    }
  }

  @Test func `letters are the answer, do nothing else, and a number's word is a number`() throws {
    var stage = try asking()
    let before = (stage.session.subject, stage.session.isStepping, stage.interaction.hand)
    try stage.play("z", "e", "r", "o")
    #expect(stage.interaction.answer == "zero")
    #expect(stage.session.subject == before.0 && stage.session.isStepping == before.1)
    #expect(stage.interaction.hand == before.2 && stage.interaction.typed == nil)
    try stage.play("enter")
    #expect(stage.session.course?.record.status == .done)
  }

  @Test func `a letter that begins a number is a key where it is pressed twice`() throws {
    var stage = try asking()
    try stage.play("e")
    #expect(stage.interaction.answer == "e" && stage.interaction.hand == .pass)
    try stage.play("e")
    #expect(stage.interaction.answer == nil && stage.interaction.hand == .kernel)
    try stage.play("escape", "t", "escape", "t")
    #expect(stage.interaction.answer == "t", "what was cleared is no first press")
    try stage.play("t")
    #expect(stage.interaction.screen == .table && stage.interaction.answer == nil)
  }

  @Test(arguments: ["e", "p"])
  func `a digit is the answer whatever is in hand`(key: String) throws {
    var stage = try asking()
    try stage.perform("hand \(key == "e" ? "kernel" : "input")")
    let subject = stage.session.subject
    try stage.play("0", "enter")
    #expect(stage.session.course?.record.status == .done)
    #expect(stage.session.subject == subject)
  }

  @Test func `what is pasted is the answer, too`() throws {
    var stage = try asking()
    _ = stage.paste("0\n")
    #expect(stage.interaction.answer == "0")
  }

  @Test func `Escape clears the answer, then asks, and leaves the lesson where it is said twice`()
    throws
  {
    var stage = try asking()
    try stage.play("7", "escape")
    #expect(stage.interaction.answer == nil && !stage.interaction.isLeaving)
    try stage.play("escape")
    #expect(stage.session.course != nil)
    #expect(stage.interaction.message?.text.contains("once more leaves it") == true)
    try stage.play("right", "escape")
    #expect(stage.session.course != nil, "another key between them begins anew")
    try stage.play("escape")
    #expect(stage.session.course == nil)
    #expect(stage.session.paused != nil)
    #expect(stage.session.place == Place(), "what was open before the lesson")
  }
}
