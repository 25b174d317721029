import Foundation
import TestSupport
import Testing

/// A network that is edited in the program, saved, and opened again.
struct SaveTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func `what was edited and saved answers the same when it is opened`() throws {
    try inFolder { folder in
      // What is left with changes is kept, here for nobody.
      let scope = try Scope(
        ["letters"], environment: ["COLORTERM": "truecolor", "XDG_STATE_HOME": folder])
      #expect(scope.shows("O 94.9 %"))
      scope.terminal.send(":set edges.weight[1,0] = zero\r")
      #expect(scope.shows("L 76.6 %"))
      scope.terminal.send(":save \(folder)/m.onnx\r")
      #expect(scope.shows("is written"))
      scope.terminal.send("q")
      #expect(scope.terminal.waitForExit() == .code(0))
      // Its name is that of the network, and so is the letter that it is shown.
      let again = try Scope(["\(folder)/m.onnx", "--input", "O"])
      #expect(again.shows("L 76.6 %"))
      #expect(again.shows("letters"))
    }
  }

  @Test func `quitting waits for what is being written`() throws {
    try inFolder { folder in
      let scope = try Scope(["scenes"])
      scope.terminal.send(":save \(folder)/m.onnx\rq")
      #expect(scope.terminal.waitForExit() == .code(0))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["m.onnx"])
    }
  }

  @Test func `a name that no folder has is one sentence`() throws {
    let scope = try Scope(["letters"])
    scope.terminal.send(":save /no/such/m.onnx\r")
    #expect(scope.shows("can not be written"))
    scope.terminal.send(":save m.txt\r")
    #expect(scope.shows("ends in .onnx"))
  }
}
