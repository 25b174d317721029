import ArgumentParser
import ConvCanvas
import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvWork

/// A script, headless.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Do the commands of a script or a recording, without a terminal.",
    discussion: """
      The script begins on letters, with everything computed. One command a line; # begins a
      comment. A line that fails ends it, with exit code 65 and the line's number.
      """)

  @Argument(help: "The script, or - for standard input.")
  var script: String
  @Option(help: ArgumentHelp(PassLimit.help, valueName: "500G|8GB"))
  var limit: [String] = []
  @Flag(help: "The final state as JSON.")
  var json = false

  func validate() throws {
    do { _ = try PassLimit(limit) } catch { throw ValidationError("\(error)") }
  }

  private static let longestScript = 16 << 20

  private struct State: Encodable {
    struct Score: Encodable {
      var label: String
      var value: Float
    }
    var network: String
    var input: String
    var place: String
    var stepping: Bool
    var answer: String?
    var scores: [Score]?
    var edits: Int
    var strokes: Int
    var history: [String]
    var copied: [String]?
  }

  func run() throws {
    let bytes: [UInt8]
    if script == "-" {
      var input = StandardInput()
      bytes = try input.all(limit: RunCommand.longestScript)
    } else {
      do throws(FileError) {
        bytes = try PlainFile.read(script, limit: RunCommand.longestScript)
      } catch {
        throw Failure.exit(error)
      }
    }
    let stage: Stage
    do throws(OpenFailure) {
      stage = try Stage(model: nil, input: nil, stepping: false)
    } catch { throw Failure.exit(error) }
    var runner = try Script(
      stage, stepping: false, prints: !json, limit: PassLimit(limit))
    try runner.run(String(decoding: bytes, as: UTF8.self), named: script)
    try report(runner.stage, copied: runner.copied)
  }

  private func report(_ ended: Stage, copied: [String]) throws {
    var stage = ended
    let session = stage.session
    stage.meet([.about(session.subject, .activation(session.network.last))])
    let prediction = stage.scene.prediction().value
    let state = State(
      network: session.network.name, input: session.subject.picture.name,
      place: session.position.crumbs.joined(separator: " > "), stepping: session.isStepping,
      answer: prediction?.best?.label,
      scores: prediction?.scores.map { .init(label: $0.label, value: $0.value) },
      edits: session.subject.editCount, strokes: session.subject.strokes.count,
      history: session.history.map(\.text), copied: copied.isEmpty ? nil : copied)
    if json { return try Output.json(state) }
    var lines = [
      "network  \(PlainText.line(state.network))", "input    \(PlainText.line(state.input))",
      "place    \(state.place)",
    ]
    for score in prediction?.best(5) ?? [] {
      lines.append("         \(PlainText.line(score.label))  \(score.value)")
    }
    lines.append("edits    \(state.edits)")
    try Output.write(lines.joined(separator: "\n") + "\n")
  }
}
