import ConvCanvas
import ConvFiles
import ConvNet
import ConvSession
import ConvViews
import ConvWork
import Foundation
import Testing

struct ReferenceScreenTests {
  /// What letters gives, with one number changed.
  private func reference(_ change: (inout [Float]) -> Void) throws -> String {
    let input = try TraceInput(ModelRequest("letters"), input: nil)
    var arrays: [(name: String, tensor: Tensor)] = [("stranger", Tensor(Shape(1)))]
    ForwardPass(input.network).run(input.samples) { index, outputs in
      var numbers = outputs[0].elements
      if index == 3 { change(&numbers) }
      arrays.append((input.network.nodes[index].alias, Tensor(outputs[0].shape, numbers)))
    }
    let path = FileManager.default.temporaryDirectory
      .appending(path: "reference-\(UUID().uuidString).npz").path
    try PlainFile.write(ArchiveFile.encode(arrays), to: path)
    return path
  }
  private func screen(_ path: String, _ commands: String...) throws -> String {
    var driver = try Driver(model: "letters", input: nil, stepping: false)
    try driver.perform("reference \(path)")
    for command in commands { try driver.perform(command) }
    let screen = Screen.current(driver.session, driver.interaction)
    #expect(screen.name == .reference)
    driver.meet(screen.needs(driver.session, driver.interaction))
    return screen.canvas(
      driver.scene, driver.interaction, .plain, Size(rows: 24, columns: 80)
    ).plainText
  }

  @Test func `the first number that differs is named with its place, and the way there`() throws {
    let path = try reference { $0[26] += 0.5 }
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = try screen(path)
    #expect(text.contains("> pool"))
    #expect(text.contains("pool[1,0,1] is the first that differs"))
    #expect(text.contains(":goto pool[1,0,1] goes there"))
    #expect(text.contains("1 in the file are of no layer here: stranger"))
  }

  @Test func `its cursor goes through all values, and Enter to the number that differs`() throws {
    let path = try reference { $0[26] += 0.5 }
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try screen(path, "move 2 0").contains("> relu2"))
    #expect(try screen(path, "move -1 0").contains("> relu1"))
    #expect(try screen(path, "page -1000").contains("> input"))
    #expect(try screen(path, "page 1000", "move 1 0", "move -1 0").contains("> letter"))
    var driver = try Driver(model: "letters", input: nil, stepping: false)
    try driver.perform("reference \(path)")
    for key in ["down", "up", "enter"] {
      for command in driver.interaction.press(key, in: driver.session) {
        try driver.perform(command)
      }
    }
    #expect(driver.interaction.screen == nil)
    #expect(driver.session.position.element == [1, 0, 1])
    #expect(driver.session.position.node.alias == "pool")
  }

  @Test func `where all agree it says so`() throws {
    let path = try reference { _ in }
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try screen(path).contains("All 9 values agree"))
  }

  @Test func `an edit is compared as well, and a file without layers' names is refused`() throws {
    let path = try reference { _ in }
    defer { try? FileManager.default.removeItem(atPath: path) }
    var driver = try Driver(model: "letters", input: nil, stepping: false)
    try driver.perform("set edges.bias = 1")
    try driver.perform("reference \(path)")
    #expect(driver.scene.comparison(with: path).value?.first?.layer == 1)
    var other = try Driver(
      model: "input 1x5x5 > x: relu", input: nil, stepping: false)
    #expect(throws: CommandError.self) { try other.perform("reference /no/such.npz") }
  }
}
