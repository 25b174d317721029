import ArgumentParser
import ConvFiles
import ConvSession
import ConvStage
import ConvWork
import Foundation

extension LessonCommandLine {
  /// `lesson new`: a small lesson, or what was recorded as one.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Write a small lesson that passes its check, to begin from.")
    @Argument(help: "Its id: letters, digits and hyphens.")
    var name: String
    @Option(
      name: .customLong("from"),
      help: ArgumentHelp(
        "What was recorded becomes its steps: a change of weights each.", valueName: "recording"))
    var recording: String?

    func run() throws {
      let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      guard isName, !name.isEmpty, name.count <= 60 else {
        throw Failure.usage.exit(
          "a lesson's name has letters, digits and hyphens, such as my-lesson")
      }
      guard LessonShelf.own.find(name).lesson == nil else {
        throw Failure.usage.exit("a lesson that ships is called \(name); choose another name")
      }
      let path = "\(name).md"
      guard !FileManager.default.fileExists(atPath: path) else {
        throw Failure.inputOutput.exit("\(path) is there already; nothing was written")
      }
      try Output.write(try text(), to: path)
      try Output.write("\(path) is written; try: convscope lesson run \(path)\n", to: nil)
    }

    private func text() throws -> String {
      guard let recording else { return LessonTemplate.text(name) }
      let bytes: [UInt8]
      do throws(FileError) { bytes = try PlainFile.read(recording, limit: 1 << 20) } catch {
        throw Failure.exit(error)
      }
      do throws(CommandError) {
        return try LessonDraft(String(decoding: bytes, as: UTF8.self)).text(named: name)
      } catch { throw Failure.badData.exit("\(recording): \(error)") }
    }
  }
}

/// The lesson that `lesson new` writes.
enum LessonTemplate {
  static func text(_ name: String) -> String {
    """
    ---
    format: 1
    id: \(name)
    title: \(name.split(separator: "-").map(String.init).joined(separator: " ").capitalized)
    model: letters
    input: O
    teaches: [kernel]
    able: [make a kernel blind]
    minutes: 5
    ---
    ## A first look {#look}
    This map answers to the right edges of the O. Look where it is bright.
    **Enter** goes on.
    ```do
    goto edges[1]
    ```
    ## Blind it {#blind}
    Make all numbers of this kernel 0. What will the network say then?
    Press **e** to take the kernel in hand, **=** for a list, and Enter when it is done.
    ```do
    goto edges[1]
    ```
    ```ask
    goal: max(edges.weight[1,0]) == 0 and min(edges.weight[1,0]) == 0
    hint: The list under = has zero.
    refuse: ["set edges.weight[1,0] = negate"]
    solution: "set edges.weight[1,0] = zero"
    praise: Without right edges the O is an L to it.
    ```

    """
  }
}
