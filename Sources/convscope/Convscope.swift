import ArgumentParser
import ConvTerminal
import Foundation

@main
struct Convscope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convscope",
    abstract: "A microscope for convolutional networks, in the terminal.",
    usage: """
      convscope [MODEL] [OPTION ...]
      convscope SUBCOMMAND [...]
      """,
    discussion: """
      Started without arguments it opens a small network on a letter, with nothing computed yet:
      the arrow keys walk through the forward pass, down to the single multiplication.

      EXAMPLES
        convscope                                    begin here
        convscope scenes --input house               the second network that ships
        convscope scenes --input photo.jpg           ... on a picture of your own
        convscope "input 3x32x32 > conv 8 3x3 > relu > maxpool 2 > flatten > dense 10" \\
                  --input photo.png                  a network you write down
        convscope summary scenes                     its layers as a table
        convscope trace scenes --input house --format npz -o house.npz
        convscope frame letters --do 'goto edges[0,2,0]' --format svg -o cell.svg

      \(startHelp)

      Exit codes: 0 fine, 64 usage, 65 bad data, 66 no such file, 70 a fault of ours, 74 input or
      output.
      """,
    version: "0.1.0",
    subcommands: [
      StartCommand.self, SummaryCommand.self, TraceCommand.self, FrameCommand.self,
      RunCommand.self, TrainCommand.self, ModelsCommand.self, DiffCommand.self,
      CheckCommand.self, PreprocessCommand.self, BenchCommand.self, LessonCommandLine.self,
    ],
    defaultSubcommand: StartCommand.self)

  /// What can be said without a subcommand, from the one that is meant then; empty where nobody asks
  /// for help, for it is much to put together at every start.
  private static var startHelp: Substring {
    guard !Set(CommandLine.arguments).isDisjoint(with: ["help", "-h", "--help"]) else { return "" }
    let help = StartCommand.helpMessage(columns: 78)
      .replacing("<model>", with: "MODEL  ")
    guard let start = help.range(of: "ARGUMENTS:")?.lowerBound else { return "" }
    return help[start...].trimmed
  }

  static func main() {
    Memory.keepWhatIsFree()
    StandardStream.reserve()
    Faults.endTheProcess()
    Foundation.exit(status(Array(CommandLine.arguments.dropFirst())))
  }

  /// Does what the arguments say.
  /// - Returns: the code to end with.
  private static func status(_ arguments: [String]) -> Int32 {
    do {
      if let meant = MistypedCommand(arguments) { throw Failure.usage.exit("\(meant)") }
      var command = try parseAsRoot(arguments)
      try command.run()
      return EXIT_SUCCESS
    } catch {
      let code = exitCode(for: error).rawValue
      let message = fullMessage(for: error)
      guard !message.isEmpty else { return code }
      // Help is a result; all else that the parser says is about what was typed.
      let stream: StandardStream = code == EXIT_SUCCESS ? .output : .error
      if stream.say(message + "\n") { return code }
      if case .output = stream { Failure.warn("standard output can not be written") }
      return Failure.inputOutput.rawValue
    }
  }
}

extension Substring {
  /// Without blanks and empty lines at the end.
  fileprivate var trimmed: Substring {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
