import Foundation
import TestSupport

/// Times the built program from outside, in a terminal of its own: medians, with their spread.
///
///     swift build -c release && swift run -c release Benchmarks
@main
struct Benchmarks {
  static let runs = 21

  static func main() throws {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let program =
      CommandLine.arguments.dropFirst().first ?? folder.appendingPathComponent("convscope").path
    print("median (least to most) in ms, the terminal included")
    for (rows, columns) in [(24, 80), (40, 120)] {
      let (ours, editors) = try starts(program, rows: rows, columns: columns)
      report("start to first frame, \(columns)x\(rows)", ours)
      if !editors.isEmpty { report("the same of vim -u NONE", editors) }
    }
    report("frame letters, the whole process", try frames(program))
    for (rows, columns) in [(24, 80), (40, 120)] {
      let bytes = try bytes(program, rows: rows, columns: columns).sorted()
      print(
        "bytes a step sends, \(columns)x\(rows): \(bytes[bytes.count / 2]) "
          + "(\(bytes[0]) to \(bytes[bytes.count - 1])), \(bytes.count) steps")
    }
    report("a step, letters, 120x40", try steps(program, "letters", "edges"))
    report("a step, scenes, 120x40", try steps(program, "scenes", "parts"))
    report("a kernel edit to the new answer, 120x40", try edits(program))
    print(try output(of: program, ["bench", "letters", "--edits", "--size", "80x24"]))
    print("processor ticks in 2 s without a key: \(try idle(program))")
  }

  private static func report(_ what: String, _ times: [Double]) {
    let sorted = times.sorted()
    let numbers = [sorted[sorted.count / 2], sorted[0], sorted[sorted.count - 1]]
      .map { String(format: "%.1f", $0) }
    print("\(what): \(numbers[0]) (\(numbers[1]) to \(numbers[2])), \(times.count) runs")
  }

  private static func open(
    _ program: String, _ arguments: [String] = [], rows: Int = 40, columns: Int = 120
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      [program] + arguments, rows: rows, columns: columns,
      environment: ["COLORTERM": "truecolor", "XDG_STATE_HOME": "/nowhere/at/all"])
  }
  private static func wait(
    _ terminal: PseudoTerminal, _ text: String, line: Int? = nil
  ) throws {
    let isSeen = terminal.until { terminal in
      (line.map(terminal.line) ?? terminal.text).contains(text)
    }
    guard isSeen else { throw Unseen(text: text, screen: terminal.text) }
  }

  /// Ours and those of an editor without settings, if there is one, in turns.
  private static func starts(
    _ program: String, rows: Int, columns: Int
  ) throws -> (ours: [Double], editors: [Double]) {
    let editor = "/usr/bin/vim"
    let hasEditor = FileManager.default.isExecutableFile(atPath: editor)
    var (ours, editors): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      ours.append(
        try time {
          // The hints are the last line to be drawn.
          try wait(open(program, rows: rows, columns: columns), "quit", line: rows - 1)
        })
      guard hasEditor else { continue }
      editors.append(
        try time {
          try wait(open(editor, ["-u", "NONE"], rows: rows, columns: columns), "to exit")
        })
    }
    return (ours, editors)
  }

  /// A picture of the screen as text, from the start of the process to its end.
  private static func frames(_ program: String) throws -> [Double] {
    try (0..<runs).map { _ in
      try time { _ = try output(of: program, ["frame", "letters", "--size", "80x24"]) }
    }
  }

  /// What steps along the pass send, each of them until nothing more comes.
  private static func bytes(_ program: String, rows: Int, columns: Int) throws -> [Int] {
    let terminal = try open(program, ["letters"], rows: rows, columns: columns)
    try wait(terminal, "quit", line: rows - 1)
    terminal.send(":goto edges[0,0,0]\r")
    try wait(terminal, "cell (0, 0)", line: 1)
    return (0..<runs).map { _ in
      _ = terminal.until(.milliseconds(200)) { _ in false }
      let before = terminal.bytesWritten
      terminal.send("n")
      _ = terminal.until(.milliseconds(200)) { _ in false }
      return terminal.bytesWritten - before
    }
  }

  private static func output(of program: String, _ arguments: [String]) throws -> String {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: program)
    (process.arguments, process.standardOutput) = (arguments, pipe)
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.trimmingCharacters(in: .newlines)
  }

  /// Each cell has its own breadcrumb to wait for.
  private static func steps(
    _ program: String, _ model: String, _ layer: String
  ) throws -> [Double] {
    let terminal = try open(program, [model])
    try wait(terminal, "quit")
    terminal.send(":goto \(layer)[0,0,0]\r")
    try wait(terminal, "cell (0, 0)", line: 1)
    return try (0..<runs).map { run in
      // Two to the right, one to the left: always another cell.
      let isForward = run.isMultiple(of: 2)
      return try time {
        terminal.send(isForward ? "\u{1B}[C" : "\u{1B}[D")
        try wait(terminal, "cell (0, \(isForward ? 1 : 0))", line: 1)
      }
    }
  }

  private static func edits(_ program: String) throws -> [Double] {
    let terminal = try open(program, ["letters"])
    try wait(terminal, "O 94.9 %", line: 0)
    return try (0..<runs).map { run in
      let isEdit = run.isMultiple(of: 2)
      return try time {
        terminal.send(isEdit ? ":set edges.weight[1,0] = zero\r" : "u")
        try wait(terminal, isEdit ? "L 76.6 %" : "O 94.9 %", line: 0)
      }
    }
  }

  private static func idle(_ program: String) throws -> Int {
    let terminal = try open(program, ["letters"])
    try wait(terminal, "O 94.9 %", line: 0)
    // What it still does after its first frame is done then.
    _ = terminal.until(.seconds(1)) { _ in false }
    let before = terminal.processorTicks
    _ = terminal.until(.seconds(2)) { _ in false }
    return terminal.processorTicks - before
  }

  private static func time(_ work: () throws -> Void) rethrows -> Double {
    let elapsed = try ContinuousClock().measure(work)
    return Double(elapsed.components.seconds) * 1000
      + Double(elapsed.components.attoseconds) / 1e15
  }

  private struct Unseen: Error, CustomStringConvertible {
    let text: String
    let screen: String
    var description: String { "\(text) is not on this screen:\n\(screen)" }
  }
}
