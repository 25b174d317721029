import ConvCanvas
import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Foundation
import Testing

struct ReferenceScreenTests {
  private func screen(_ path: String, _ commands: String...) throws -> String {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    try stage.perform("reference \(path)")
    for command in commands { try stage.perform(command) }
    #expect(stage.screenName == .reference)
    return stage.text()
  }

  @Test func `the first number that differs is named with its place, and the way there`() throws {
    let path = try Reference.letters { $0[26] += 0.5 }
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = try screen(path)
    #expect(text.contains("> pool"))
    #expect(text.contains("pool[1,0,1] is the first that differs"))
    #expect(text.contains(":goto pool[1,0,1] goes there"))
    #expect(text.contains("1 in the file are of no layer here: stranger"))
  }

  @Test func `its cursor goes through all values, and Enter to the number that differs`() throws {
    let path = try Reference.letters { $0[26] += 0.5 }
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try screen(path, "move 2 0").contains("> relu2"))
    #expect(try screen(path, "move -1 0").contains("> relu1"))
    #expect(try screen(path, "page -1000").contains("> input"))
    #expect(try screen(path, "page 1000", "move 1 0", "move -1 0").contains("> letter"))
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    try stage.perform("reference \(path)")
    for key in ["down", "up", "enter"] {
      for command in stage.interaction.press(key, in: stage.session) {
        try stage.perform(command)
      }
    }
    #expect(stage.interaction.screen == nil)
    #expect(stage.session.position.element == [1, 0, 1])
    #expect(stage.session.position.node.alias == "pool")
  }

  @Test func `where all agree it says so`() throws {
    let path = try Reference.letters { _ in }
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try screen(path).contains("All 9 values agree"))
  }

  @Test func `an edit is compared as well, and a file without layers' names is refused`() throws {
    let path = try Reference.letters { _ in }
    defer { try? FileManager.default.removeItem(atPath: path) }
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    try stage.perform("set edges.bias = 1")
    try stage.perform("reference \(path)")
    #expect(stage.scene.comparison(with: path).value?.first?.layer == 1)
    var other = try Stage(
      model: "input 1x5x5 > x: relu", input: nil, stepping: false)
    #expect(throws: CommandError.self) { try other.perform("reference /no/such.npz") }
  }
}
