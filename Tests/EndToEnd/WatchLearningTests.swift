import TestSupport
import Testing

/// Learning as one watches it.
@Suite(.serialized)
struct WatchLearningTests {
  /// The share that the screen says is read, of a hundred.
  private func right(_ text: String) -> Double? {
    text.firstMatch(of: /it reads\s+([0-9.]+) %/).flatMap { Double($0.1) }
  }

  @Test func `noise becomes a network that reads 98 %, and Home is the noise again`() throws {
    let scope = try Scope(["letters"])
    try scope.press("T", until: ":forget makes")
    try scope.press(":forget\r", until: "Step 0 of run 1")
    let noise = right(scope.terminal.text)
    scope.terminal.send(" ")
    #expect(scope.terminal.until(.seconds(60)) { (right($0.text) ?? 0) >= 98 })
    try scope.press(" ", until: "Space learn")
    try scope.press("\u{1B}[H", until: "Step 0 of run 1")
    #expect(scope.terminal.until { right($0.text) == noise })
    #expect(scope.shows("The run went on to step"))
    // From the run down to one weight, and with Esc up again.
    for text in ["one batch", "one example", "one weight", "takes the mean|the mean of its batch"] {
      scope.terminal.send(Key.down)
      #expect(
        scope.terminal.until { screen in
          text.split(separator: "|").contains { screen.text.contains($0) }
        }, "\(text)")
    }
    scope.terminal.send("q")
    scope.terminal.send("q")
    #expect(scope.terminal.waitForExit() == .code(0))
  }
}
