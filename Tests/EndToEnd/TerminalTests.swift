import Glibc
import TestSupport
import Testing

@Suite(.serialized)
struct TerminalTests {
  @Test
  func `q leaves the terminal as it was`() throws {
    let scope = try Scope(["letters"])
    #expect(scope.terminal.alternateScreen)
    #expect(scope.terminal.settings != scope.settings)
    scope.terminal.send("q")
    #expect(scope.terminal.waitForExit() == .code(0))
    #expect(scope.terminal.settings == scope.settings)
    #expect(!scope.terminal.alternateScreen)
    #expect(scope.terminal.cursorVisible)
  }

  @Test
  func `a terminated program leaves the terminal as it was`() throws {
    let scope = try Scope(["letters"])
    scope.terminal.signal(SIGTERM)
    #expect(scope.terminal.waitForExit() == .code(128 + SIGTERM))
    #expect(scope.terminal.settings == scope.settings)
    #expect(!scope.terminal.alternateScreen)
  }

  @Test
  func `ctrl-Z gives the terminal back, and continuing draws the screen again`() throws {
    let script = "set -m; \"$0\" letters; read line; fg"
    let terminal = try PseudoTerminal(["/bin/sh", "-c", script, Scope.executable])
    let settings = terminal.firstSettings
    #expect(terminal.until { $0.text.contains("O 94.9 %") && $0.alternateScreen })
    terminal.send("\u{1A}")
    #expect(terminal.until { $0.text.contains("fg") && !$0.alternateScreen })
    #expect(terminal.until { $0.settings == settings })
    terminal.send("\n")
    #expect(terminal.until { $0.text.contains("O 94.9 %") && $0.alternateScreen })
  }

  @Test
  func `ctrl-Z says why not where no shell could bring the program back`() throws {
    // The program leads its session here.
    let scope = try Scope(["letters"])
    try scope.press("\u{1A}", until: "can not be suspended")
    scope.terminal.signal(SIGTSTP)
    scope.terminal.send("q")
    #expect(scope.terminal.waitForExit() == .code(0))
  }

  @Test(
    arguments: [SIGQUIT, SIGSEGV, SIGABRT, SIGILL],
    ["", "enable=yes,interactive=yes", "enable=no"])
  func `a fault ends it by its signal, at once, with the terminal put back and one line`(
    signal: Int32, backtrace: String
  ) throws {
    let scope = try Scope(["letters"], environment: ["SWIFT_BACKTRACE": backtrace])
    scope.terminal.signal(signal)
    #expect(scope.terminal.waitForExit(.seconds(2)) == .signal(signal))
    #expect(scope.terminal.settings == scope.settings)
    #expect(!scope.terminal.alternateScreen && scope.terminal.cursorVisible)
    let lines = scope.terminal.text.split(separator: "\n").filter { !$0.isEmpty }
    #expect(lines.count == 1 && lines[0].hasPrefix("convscope: ended by SIG"))
  }

  @Test
  func `changes that can not be kept are said before leaving, and a file keeps them`() throws {
    let state = ["XDG_STATE_HOME": "/dev/null/state"]
    let scope = try Scope(["letters"], environment: state)
    try scope.press(":set edges[1] = zero\r", until: "input of")
    try scope.press("q", until: "not kept")
    let file = "/tmp/convscope-\(getpid()).txt"
    defer { unlink(file) }
    try scope.press(":record \(file)\r", until: "is written")
    scope.terminal.send("q")
    #expect(scope.terminal.waitForExit() == .code(0))
    let other = try Scope(["letters"], environment: state)
    try other.press(":set edges[1] = zero\r", until: "input of")
    try other.press("q", until: "not kept")
    other.terminal.send("q")
    #expect(other.terminal.waitForExit() == .code(0))
  }

  @Test
  func `the screen follows the window down to one cell and back`() throws {
    let scope = try Scope(["letters"])
    scope.terminal.resize(rows: 40, columns: 120)
    #expect(scope.terminal.until { $0.line(39).contains("quit") || $0.line(39).contains("help") })
    for (rows, columns) in [(10, 30), (1, 1), (2, 200), (60, 200)] {
      scope.terminal.resize(rows: rows, columns: columns)
    }
    #expect(scope.terminal.until { $0.line(59).contains("quit") || $0.line(59).contains("help") })
    scope.terminal.resize(rows: 24, columns: 80)
    #expect(scope.terminal.until { $0.line(23).contains("help") })
    scope.terminal.send("q")
    #expect(scope.terminal.waitForExit() == .code(0))
    #expect(scope.terminal.settings == scope.settings)
  }

  @Test
  func `nothing is computed while nobody touches a key`() throws {
    let scope = try Scope(["letters"])
    #expect(scope.shows("O 94.9 %"))
    // What it still does after its first frame, such as reading the lessons' titles, is done then.
    _ = scope.terminal.until(.milliseconds(500)) { _ in false }
    let before = scope.terminal.processorTicks
    _ = scope.terminal.until(.seconds(1)) { _ in false }
    #expect(scope.terminal.processorTicks - before <= 1)
  }

  @Test
  func `without UTF-8 and colours every screen is ASCII`() throws {
    let scope = try Scope(
      ["letters"], environment: ["LC_ALL": "C", "TERM": "vt100", "COLORTERM": ""])
    #expect(scope.shows("O 94.9 %"))
    #expect(scope.terminal.text.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test
  func `a smaller window shows what it would have shown from the start`() throws {
    let scope = try Scope(["letters"], rows: 40, columns: 120)
    #expect(scope.shows("O 94.9 %"))
    let fresh = try Scope(["letters"])
    #expect(fresh.terminal.until { $0.line(23).contains("quit") })
    scope.terminal.resize(rows: 24, columns: 80)
    #expect(scope.terminal.until { $0.text == fresh.terminal.text })
  }
}
