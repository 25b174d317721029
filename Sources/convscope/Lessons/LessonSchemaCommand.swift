import ArgumentParser
import ConvSession

extension LessonCommandLine {
  /// `lesson schema`: for editors.
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema",
      abstract: "Print the JSON Schema of front matter and ask blocks, for editors.")

    func run() throws { try Output.write(Array(LessonSchema.json().utf8), to: nil) }
  }
}
