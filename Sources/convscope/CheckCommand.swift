import ArgumentParser
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork

/// What is wrong, or looks wrong, in a model.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What is wrong in a model: dead maps, numbers that are none, half precision …",
    discussion: """
      number     the first number that is none or infinite, and what made it
      half       what is beyond 65504, the largest number of half precision
      dead       maps that are 0 everywhere, for all inputs
      constant   maps of one other number
      saturated  maps that lie where their activation is flat
      duplicate  maps that are equal
      border     maps that the padding makes three times as strong at the border

      One input proves little: name a folder of pictures. Exit code 65 on findings.

      EXAMPLES
        convscope check my.onnx --inputs photos --preprocess imagenet
        convscope check my.onnx --input photo.jpg --ignore border --json
      """)

  @OptionGroup var arguments: ModelArguments
  @Option(help: ArgumentHelp("All pictures of this folder.", valueName: "folder"))
  var inputs: String?
  @Option(help: ArgumentHelp("What is no finding; can be given again.", valueName: "kind"))
  var ignore: [String] = []
  @Flag(help: "As JSON.")
  var json = false

  private static let kinds = HealthReport.Kind.allCases.map(\.rawValue)

  func validate() throws {
    if arguments.model == nil { throw ValidationError("Name a model: letters, a line or a file.") }
    for kind in ignore where !CheckCommand.kinds.contains(kind) {
      throw ValidationError(
        "There is no \(kind); what can be ignored is \(CheckCommand.kinds.joined(separator: ", "))."
      )
    }
    if inputs != nil, arguments.picture != nil {
      throw ValidationError("Give one input with --input, or a folder with --inputs.")
    }
  }

  func run() throws {
    let stage = try arguments.stage()
    let network = stage.session.network
    Failure.warn(ofObstaclesIn: network, among: network.nodes.indices)
    if arguments.picture == nil, inputs == nil {
      Failure.warn("no input is given, so this is about \(stage.session.subject.picture.name)")
    }
    let folder = inputs.map(FileAddress.path(ofArgument:))
    var results = Results()
    let report: HealthReport
    do throws(OpenFailure) {
      report = try Work().answer(
        HealthInquiry(stage.session.subject, folder: folder), in: &results)
    } catch { throw Failure.exit(error) }
    for sentence in report.skipped.prefix(5) { Failure.warn(sentence) }
    if report.skipped.count > 5 {
      Failure.warn("\(report.skipped.count - 5) more files could not be read")
    }
    let findings = report.findings.filter { !ignore.contains($0.kind.rawValue) }
    let written = CheckReport(report, findings, network)
    if json { try Output.json(written) } else { try Output.write(written.text) }
    guard findings.isEmpty else {
      let count = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
      throw Failure.badData.exit(
        "\(network.name): \(count), the first in \(written.findings[0].layer)")
    }
  }
}

/// What `check` found, as text and as JSON.
struct CheckReport: Encodable {
  struct Entry: Encodable {
    var kind: String
    var layer: String
    var maps: [Int]
    /// Where a number that is none came about.
    var place: [Int]
    /// Of half precision what is reached, of borders the ratio.
    var size: Double
    var words: String
    var meaning: String
  }
  var network: String
  var inputs: Int
  var layers: Int
  var skipped: [String]
  var findings: [Entry]

  init(_ report: HealthReport, _ findings: [HealthReport.Finding], _ network: Network) {
    self.network = network.name
    (inputs, layers, skipped) = (report.inputs, report.layers, report.skipped)
    self.findings = findings.map { finding in
      let words = FindingWords(finding, network, of: report)
      return Entry(
        kind: finding.kind.rawValue, layer: words.alias, maps: finding.maps, place: finding.place,
        size: finding.size, words: words.texts[0], meaning: words.meaning)
    }
  }

  var text: String {
    let inputs = inputs == 1 ? "1 input" : "\(inputs) inputs"
    guard !findings.isEmpty else {
      return "nothing found in \(layers) layers of \(network) with \(inputs)\n"
    }
    var rows = [["kind", "layer", "what was found"]]
    rows += findings.map { [$0.kind, $0.layer, $0.words] }
    var meanings: [String] = []
    for finding in findings where finding.kind == "number" { meanings.append(finding.meaning) }
    return TextTable(rows, rightAligned: []).text
      + "\n\(layers) layers of \(network) were checked with \(inputs)\n"
      + meanings.map { "\($0)\n" }.joined()
  }
}
