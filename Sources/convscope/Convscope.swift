import ArgumentParser

@main
struct Convscope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convscope",
    abstract: "A microscope for convolutional networks, in the terminal.",
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

      Exit codes: 0 fine, 64 usage, 65 bad data, 66 no such file, 70 a fault of ours, 74 input or
      output.
      """,
    version: "0.1.0",
    subcommands: [
      StartCommand.self, SummaryCommand.self, TraceCommand.self, FrameCommand.self,
      RunCommand.self, BenchCommand.self, LessonCommandLine.self,
    ],
    defaultSubcommand: StartCommand.self)
}
