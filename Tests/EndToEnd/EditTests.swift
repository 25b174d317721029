import Foundation
import TestSupport
import Testing

@Suite(.serialized)
struct EditTests {
  @Test
  func `a blanked right-edge kernel makes the O an L, and undo turns it back`() throws {
    let scope = try Scope(["letters"])
    try scope.press(":goto edges[1]\r", until: "2nd of 4 maps")
    let before = scope.terminal.text
    try scope.press("e=", until: "blind")
    // The letter that the menu shows before `zero`.
    let row = try #require((0..<24).map(scope.terminal.line).first { $0.contains(" zero ") })
    let letter = try #require(row.split(separator: " ").first)
    try scope.press(String(letter), until: "L 76.6 %")
    try scope.press("u", until: "O 94.9 %")
    scope.terminal.send(Key.escape)
    #expect(scope.terminal.until { $0.text == before || !$0.text.contains("KERNEL") })
  }

  @Test
  func `a typed number changes the map and the answer at once`() throws {
    let scope = try Scope(["letters"])
    try scope.press(":goto edges[0]\r", until: "1st of 4 maps")
    try scope.press("e", until: "KERNEL")
    let map = scope.terminal.text
    scope.terminal.send("5")
    #expect(scope.terminal.until { $0.line(0).contains("94.9 %") })
    try scope.press(Key.enter, until: "95.1 %")
    #expect(scope.terminal.text != map)
    try scope.press("u", until: "94.9 %")
  }

  @Test
  func `an error stands where it was typed and changes nothing`() throws {
    let scope = try Scope(["letters"])
    try scope.press(":goto nowhere\r", until: "there is no layer nowhere")
    #expect(scope.terminal.until { $0.line(23).contains("goto nowhere") })
    try scope.press(Key.escape, until: "quit")
  }

  @Test
  func `what a lesson refuses is said above the hints, and nothing is left to correct`() throws {
    let scope = try Scope(["letters"])
    try scope.press(":hint\r", until: "no lesson is open")
    #expect(scope.terminal.until { $0.line(23).contains("q quit") })
  }

  @Test
  func `a session that was changed is offered again`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let environment = ["XDG_STATE_HOME": folder, "COLORTERM": "truecolor"]
    let scope = try Scope(["letters"], environment: environment)
    try scope.press(":set edges.weight[1,0] = zero\r", until: "L 76.6 %")
    scope.terminal.send("q")
    #expect(scope.terminal.waitForExit() == .code(0))
    let again = try Scope(environment: environment)
    #expect(again.shows(":resume"))
    try again.press(":resume\r", until: "L 76.6 %")
  }
}
