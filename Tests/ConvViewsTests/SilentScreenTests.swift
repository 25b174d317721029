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

  @Test("A map that is 0 everywhere is called dead, and one that an edit muted is called muted")
  func dead() throws {
    let dead = try text("goto relu1", "set edges.bias[2] = -100")
    #expect(dead.contains("1 silent everywhere: dead for this input, map 2."))
    #expect(dead.contains(">    2 was top edges       ############ 100 %"))
    #expect(dead.contains("Try another :input"))
    for muted in ["relu1", "edges[2]"] {
      let text = try text("mute \(muted)", "goto relu1")
      #expect(text.contains(" muted: silent by an edit") && !text.contains("dead"))
      #expect(!text.contains("Try another"))
    }
  }

  @Test("Maps of one number are maps as well, and one map holds its numbers")
  func small() throws {
    let best = try text("goto best")
    #expect(best.contains("Its 16 maps hold 16 numbers; 6 % of them are exactly 0."))
    #expect(best.contains("dead for this input, map 15."))
    let picture = try text("goto input")
    #expect(picture.contains("Its one map holds 784 numbers") && !picture.contains("Try another"))
  }

  @Test("Only what is silent everywhere has a full bar, and names are written out")
  func bars() throws {
    let lines = try text("goto relu3").split(separator: "\n")
    #expect(lines.contains { $0.contains("13 long beam                   ###########+  98 %") })
    #expect(lines.contains { $0.contains("10 right eave: slope over wall ") })
  }

  @Test("Where the place has no maps, the layer with the most silent ones is shown and named")
  func elsewhere() throws {
    #expect(try text().contains("Of all layers relu3 has the most silent maps."))
    #expect(
      try text("goto softmax").contains(
        "softmax has no maps; of all layers relu3 has the most silent maps."))
    let later = try text("goto pool1", "stepping on", "goto pool1[0,0,0]")
    #expect(later.contains("Its numbers are not all there yet.") && !later.contains("dead"))
  }

  @Test("It is a list: a row down, a page on, and into the map of the row")
  func list() throws {
    var stage = try Stage("scenes", "goto relu3", "view silent", "move 2 0", "enter")
    // 15 is silent everywhere; 13 and 14 nearly so.
    #expect(stage.text().contains("network > relu3 > map 14"))
    try stage.perform("goto relu3", "view silent")
    #expect(stage.sheet() == Sheet(down: 13))
    try stage.perform("page")
    #expect(stage.text().contains("14-16 of 16"))
    try stage.perform("sort")
    #expect(stage.text().contains("here the most silent come first"))
    try stage.perform("step")
    #expect(stage.text().contains("silent cells of pool3"))
  }
}
