import ConvCanvas
import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation

/// Commands from a file or from standard input, one a line; `#` begins a comment.
struct Script {
  private(set) var stage: Stage
  /// Copied numbers that were not printed at once.
  private(set) var copied: [String] = []
  private let prints: Bool

  /// - Parameter stepping: whether the pass stands at the place when the script begins.
  /// - Parameter prints: whether what is copied goes to the output at once.
  init(_ stage: Stage, stepping: Bool, prints: Bool = true) throws {
    (self.stage, self.prints) = (stage, prints)
    if stage.session.isStepping != stepping {
      try self.stage.perform(.stepping(stepping))
    }
  }

  /// - Returns: false when the script says `quit`.
  private mutating func say(_ line: String) throws(CommandError) -> Bool {
    let text = line.prefix { $0 != "#" || line.hasPrefix("network") }
    guard text.contains(where: { !$0.isWhitespace }) else { return true }
    let effect = try stage.perform(String(text))
    switch effect {
    case .quit?: return false
    case .copy(let numbers)?: try hand(numbers)
    case let effect?: try stage.carryOut(effect)
    case nil: break
    }
    return true
  }
  private mutating func hand(_ numbers: Copied) throws(CommandError) {
    guard prints else { return copied.append(numbers.text) }
    do { try Output.write(numbers.text, to: nil) } catch {
      throw .failed("standard output can not be written")
    }
  }
  /// The whole script; where a line fails nothing after it is done.
  mutating func run(_ text: String, named name: String) throws {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      do throws(CommandError) {
        guard try say(String(line)) else { return }
      } catch {
        throw Failure.badData.exit("\(name):\(index + 1): \(error)")
      }
    }
  }

  /// Answers each line with the screen as plain text; a line that fails is answered, too.
  mutating func runStandardInput() throws {
    try answer()
    var hasFailed = false
    while let line = readLine() {
      do throws(CommandError) {
        guard try say(line) else { break }
        try answer()
      } catch {
        hasFailed = true
        try Output.write("\(PlainText.safe("\(error)"))\n", to: nil)
      }
    }
    if hasFailed { throw Failure.badData.exit("some commands could not be done") }
  }

  private mutating func answer() throws(CommandError) {
    let canvas = stage.canvas(stage.size, .plain)
    do { try Output.write(canvas.plainText + "\n", to: nil) } catch {
      throw .failed("standard output can not be written")
    }
  }
}
