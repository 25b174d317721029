import Foundation
import TestSupport
import Testing

@Suite(.serialized)
struct LessonTests {
  @Test
  func `the welcome leads into the first lesson, and what was done there is kept`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let environment = ["XDG_STATE_HOME": folder, "COLORTERM": "truecolor"]
    let scope = try Scope(environment: environment)
    #expect(scope.shows("Walk it once"))
    try scope.press(Key.enter, until: "step 1 of 8")
    try scope.press(Key.enter, until: "Not yet")
    for index in 1...8 { try scope.press(Key.right, until: "layer \(index) of 8") }
    try scope.press(Key.enter, until: "✓")
    try scope.press(Key.enter, until: "step 2 of 8")
    // Killed, not left: what was done is on the disk already.
    scope.terminal.signal(9)
    #expect(scope.terminal.waitForExit() == .signal(9))
    let again = try Scope(environment: environment)
    try again.press(Key.enter, until: "step 2 of 8")
  }

  @Test
  func `a wrong number gets its own diagnosis, and the right one is revealed`() throws {
    let scope = try Scope(["--lesson", "one-kernel-slides#stroke"])
    #expect(scope.shows("step 2 of 8"))
    try scope.press("-3\r", until: "Your nine products are right")
    try scope.press("2\r", until: "half a turn")
    try scope.press("-12\r", until: "nine times")
    try scope.press("4\r", until: "signs alone")
    try scope.press("-4\r", until: "✓")
  }
}
