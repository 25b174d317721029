import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import Testing

@Suite("The screen of precision")
struct PrecisionScreenTests {
  @Test("The keys change the bits, and Enter goes to the layer")
  func bits() throws {
    var stage = try Stage("letters", "view precision")
    #expect(stage.text().contains("With 8 bits it is still"))
    try stage.play("<")
    #expect(stage.text().contains("[4]") && stage.text().contains("max|w| / 7"))
    try stage.play(">")
    try stage.play(">")
    #expect(stage.text().contains("nearest half-precision number"))
    try stage.play("down")
    try stage.play("enter")
    #expect(stage.session.position.node.alias == "parts")
  }

  @Test("Rounding all weights is an edit that undo takes back")
  func round() throws {
    var stage = try Stage("lenet", "round 4")
    #expect(stage.session.subject.editCount > 2)
    #expect(stage.session.history.last?.text == "round 4")
    try stage.perform("undo")
    #expect(stage.session.subject.editCount == 0)
    try stage.perform("set conv1.weight = round 8")
    #expect(throws: CommandError.self) { try stage.perform("round 7") }
    #expect(throws: CommandError.self) { try stage.perform("set conv1.weight = round 3") }
  }
}
