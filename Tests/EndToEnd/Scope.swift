import Foundation
import TestSupport

/// The built program in a terminal of its own, waited for until it shows its first screen.
struct Scope {
  let terminal: PseudoTerminal
  /// Of the terminal, before the program began.
  let settings: PseudoTerminal.Settings

  static let executable: String = {
    let runner =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [
      URL(fileURLWithPath: runner).deletingLastPathComponent(), own,
    ].map { $0.appendingPathComponent("convscope").path }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[0]
  }()

  init(
    _ arguments: [String] = [], rows: Int = 24, columns: Int = 80,
    environment: [String: String] = ["COLORTERM": "truecolor"]
  ) throws {
    // Nothing that a test does is kept for the user, and nothing of the user's is offered to a test.
    let state = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    let own = ["XDG_STATE_HOME": state].merging(environment) { $1 }
    terminal = try PseudoTerminal(
      [Scope.executable] + arguments, rows: rows, columns: columns, environment: own)
    settings = terminal.firstSettings
    guard shows("convscope") else { throw Missing(text: "convscope", screen: terminal.text) }
  }

  struct Missing: Error, CustomStringConvertible {
    let text: String
    let screen: String
    var description: String { "\(text) is not on this screen:\n\(screen)" }
  }

  /// Waits until the screen holds a text.
  func shows(_ text: String) -> Bool { terminal.until { $0.text.contains(text) } }

  /// Sends keys, and waits for what they must bring.
  func press(_ keys: String, until text: String) throws {
    terminal.send(keys)
    guard shows(text) else { throw Missing(text: text, screen: terminal.text) }
  }
}

enum Key {
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let escape = "\u{1B}"
  static let enter = "\r"
}
