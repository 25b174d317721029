import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import TestSupport
import Testing

@Suite("The screens on which something is tried")
struct LabScreenTests {
  private func text(
    _ model: String, _ commands: String..., rows: Int = 24, columns: Int = 80
  ) throws -> String {
    var stage = try Stage(model: model, input: nil, stepping: false)
    for command in commands { try stage.perform(command) }
    return stage.canvas(Size(rows: rows, columns: columns), .plain).plainText
  }

  @Test("A convolution without padding moves along exactly, and pooling by two does not")
  func shift() throws {
    let exact = try text("letters", "view shift", "shiftlab layer 0")
    #expect(exact.contains("edges moved along to 100.0 %. The same kernel everywhere"))
    let pooled = try text("letters", "view shift", "shiftlab layer 2")
    #expect(pooled.contains("Its numbers are 2 pixels apart"))
    let two = try text("letters", "view shift", "shiftlab layer 2", "shiftlab by 1")
    #expect(two.contains("pool moved along to 100.0 %"))
  }

  @Test("What is missed is said of the answers and of the picture at hand")
  func knockout() throws {
    let text = try text("letters", "view knockout")
    #expect(text.contains("of 120 become others") && text.contains("On the picture at hand"))
  }

  @Test("The mouse paints, and dragged it paints a line")
  func mouse() throws {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    try stage.perform("view paint")
    _ = stage.canvas(Size(rows: 24, columns: 80), .plain)
    _ = stage.click(row: 4, column: 3)
    _ = stage.frame(Size(rows: 24, columns: 80), .plain)
    #expect(stage.session.history.last?.text == "brush 1 1")
    _ = stage.drag(row: 4, column: 9)
    #expect(stage.session.history.last?.text == "brush 1 1 1 4")
    #expect(stage.interaction.screen == .paint && stage.wantsMotion)
  }

  @Test("Two states whose windows differ stand side by side, each in its size")
  func compare() throws {
    let text = try text("letters", "goto pool[0]", "structure stride one", "view compare")
    #expect(text.contains("5×5 was, 9×9 is") || text.contains("5x5 was, 9x9 is"))
    #expect(text.contains("strides as opened, now one"))
  }
}
