import ArgumentParser

@main
struct Convscope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convscope",
    abstract: "A microscope for convolutional networks, in the terminal.",
    version: "0.1.0",
    subcommands: [FrameCommand.self])
}
