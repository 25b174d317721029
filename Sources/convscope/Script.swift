import ConvCanvas
import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvTerminal
import ConvWork
import Foundation

/// Commands from a file or from standard input, one a line; `#` begins a comment.
struct Script {
  private(set) var stage: Stage
  /// Copied numbers that were not printed at once.
  private(set) var copied: [String] = []
  private let prints: Bool
  private let limit: PassLimit

  /// - Parameter stepping: whether the pass stands at the place when the script begins.
  /// - Parameter prints: whether what is copied goes to the output at once.
  init(_ stage: Stage, stepping: Bool, prints: Bool = true, limit: PassLimit) throws {
    (self.stage, self.prints, self.limit) = (stage, prints, limit)
    if stage.session.isStepping != stepping {
      try self.stage.perform(.stepping(stepping))
    }
  }

  /// - Returns: false when the script says `quit`.
  /// - Throws: ``CommandError``, or an exit code where the output can not be written.
  private mutating func say(_ line: ScriptLine) throws -> Bool {
    switch try perform(line.command) {
    case .quit?: return false
    case .copy(let numbers)?: try hand(numbers)
    case .resume?:
      var resumed = stage
      try resumed.resume(KeptSession(environment: ProcessInfo.processInfo.environment))
      try check(resumed)
      stage = resumed
    case let effect?: try stage.carryOut(effect)
    case nil: break
    }
    return true
  }
  /// A command that leads to a network whose pass costs more than the limit is not done.
  private mutating func perform(_ command: String) throws(CommandError) -> Effect? {
    var next = stage
    if let problem = limit.problem(command, to: stage) { throw .failed(problem) }
    let effect = try next.perform(command)
    if next.session.network != stage.session.network {
      try check(next)
      stage = next
      Memory.giveBack()
    } else {
      stage = next
    }
    return effect
  }
  private func check(_ stage: Stage) throws(CommandError) {
    if let problem = limit.problem(stage.session.network) { throw .failed(problem) }
  }
  private mutating func hand(_ numbers: Copied) throws {
    guard prints else { return copied.append(numbers.text) }
    try Output.write(Array(numbers.text.utf8), to: nil)
  }
  /// The whole script; where a line fails nothing after it is done.
  mutating func run(_ text: String, named name: String) throws {
    for line in ScriptLine.lines(of: text) {
      do { guard try say(line) else { return } } catch let error as CommandError {
        throw Failure.badData.exit("\(name):\(line.number): \(error)")
      }
    }
  }

  /// Answers each line with the screen as plain text; a line that fails is answered, too.
  /// - Parameter silence: what is said on standard error where there is no line.
  mutating func runStandardInput(silence: String) throws {
    try answer()
    var hasFailed = false
    var isSilent = true
    var input = StandardInput()
    while let text = try input.line() {
      do {
        isSilent = false
        if let line = ScriptLine(text[...], number: 0) { guard try say(line) else { break } }
        try answer()
      } catch let error as CommandError {
        hasFailed = true
        try Output.write("\(error)\n")
      }
    }
    if isSilent { Failure.warn(silence) }
    if hasFailed { throw Failure.badData.exit("some commands could not be done") }
  }

  private mutating func answer() throws {
    try Output.write(stage.canvas(stage.size, .plain).plainText + "\n")
  }
}
