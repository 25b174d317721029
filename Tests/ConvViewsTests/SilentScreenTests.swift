import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import TestSupport
import Testing

@Suite("The screen of silent maps")
struct SilentScreenTests {
  private func text(_ commands: String..., rows: Int = 24, columns: Int = 80) throws -> String {
    var stage = try Stage(model: "scenes", input: nil, stepping: false)
    for command in commands + ["view silent"] { try stage.perform(command) }
    return stage.canvas(Size(rows: rows, columns: columns), .plain).plainText
  }

  @Test("Maps stand with the most silent first")
  func maps() throws {
    #expect(Snapshot.difference(try text("goto relu2"), "silent-80") == nil)
    #expect(
      Snapshot.difference(try text("goto relu2", rows: 40, columns: 120), "120x40/silent") == nil)
    #expect(
      Snapshot.difference(try text("goto relu2", rows: 60, columns: 200), "200x60/silent") == nil)
  }

  @Test("A map that an edit silences is called dead")
  func dead() throws {
    let text = try text("goto relu1", "set edges.bias[2] = -100")
    #expect(text.contains("1 silent everywhere: dead for this input, 2."))
    #expect(text.contains("100 %"))
  }

  @Test("A layer of single numbers has no maps, and what is not computed is not shown")
  func others() throws {
    #expect(try text("goto scene").contains("scene has no maps"))
    let later = try text("goto pool1", "stepping on", "goto pool1[0,0,0]")
    #expect(later.contains("Its numbers are not all there yet."))
    #expect(!later.contains("dead"))
  }
}
