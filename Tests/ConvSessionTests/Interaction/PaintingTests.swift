import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct PaintingTests {
  @Test func `Space paints the pixel and clears it again, digits give its value`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("goto edges[0]")
    try stage.play("p", "right", "down", "space")
    #expect(stage.session.history.last?.text == "paint 1 1 1")
    try stage.play("space")
    #expect(stage.session.history.last?.text == "paint 1 1 0")
    try stage.play("0", ".", "5", "enter")
    #expect(stage.session.history.last?.text == "paint 1 1 0.5")
    #expect(stage.session.subject.strokes.count == 3)
    try stage.play("7")
    #expect(throws: CommandError.self) { try stage.play("right") }
    #expect(stage.interaction.typed == "7")
    #expect(stage.interaction.pointer.input == .init(1, 1))
  }

  @Test func `only the picture can be painted`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("goto parts[0]")
    try stage.play("p")
    #expect(throws: CommandError.self) { try stage.play("space") }
    #expect(stage.session.subject.strokes.isEmpty)
  }
}
