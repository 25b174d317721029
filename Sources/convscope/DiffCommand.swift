import ArgumentParser
import ConvNet
import ConvSession
import ConvViews
import ConvWork

/// Two models held against each other.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Two models: which layers, which weights and which outputs differ.",
    discussion: """
      Layers are matched by name, kind and shape, in the order of the pass; a batch norm that one
      of the models has in the weights before it is one change. With --input both look at the
      picture, and the first number that differs is named. Options are for both models. Exit code
      65 where anything differs.

      EXAMPLES
        convscope diff trained.onnx exported.onnx --input photo.jpg
        convscope diff before.onnx after.onnx --json | jq '.layers[] | select(.change != "same")'
      """)

  @OptionGroup var arguments: ModelArguments
  @Argument(help: "The second model, as the first.")
  var other: String
  @Flag(help: "As JSON.")
  var json = false
  @Flag(help: "The layers that are the same as well.")
  var all = false
  @Option(
    help: ArgumentHelp(
      "The largest max|difference| / max|value| of an output that agrees; as in trace where nothing "
        + "is said.", valueName: "1e-5"))
  var tolerance: Double?

  func validate() throws {
    guard tolerance.map({ $0.isFinite && $0 >= 0 }) ?? true else {
      throw ValidationError("A tolerance is a number from 0 up.")
    }
  }

  func run() throws {
    let found: Found
    do throws(OpenFailure) { found = try compared() } catch { throw Failure.exit(error) }
    let report = DiffReport(
      found.comparison, found.here, found.there, names: (arguments.model ?? "", other))
    if json {
      try Output.json(report)
    } else {
      try Output.write(report.text(all: all, looksAtOutputs: arguments.picture != nil))
    }
    if !found.comparison.isSame { throw Failure.badData.exit(report.verdict) }
  }

  private struct Found {
    let here: Network
    let there: Network
    let comparison: ModelComparison
  }

  private func compared() throws(OpenFailure) -> Found {
    let work = Work()
    var results = Results()
    let request = try arguments.request().sized(by: arguments.picture)
    var second = request
    second.model = FileAddress.path(ofArgument: other)
    let here = try work.answer(NetworkInquiry(request), in: &results)
    let there = try work.answer(NetworkInquiry(second), in: &results)
    for network in [here, there] where network.isGallery {
      throw OpenFailure(sentence: "\(network.name) holds weights without layers; name a model")
    }
    var picture = Picture(name: "", pixels: Tensor(here.pictureShape))
    if let name = arguments.picture {
      let limit = try arguments.passLimit()
      for network in [here, there] { try limit.check(network) }
      picture = try work.answer(PictureInquiry(name, here.pictureForm), in: &results)
      if here.pictureShape != there.pictureShape {
        Failure.warn(
          "outputs are not compared: one takes \(here.pictureShape), the other "
            + "\(there.pictureShape); --input-size is for both")
      }
    }
    let comparison = try work.answer(
      ModelComparisonInquiry(
        Subject(here, picture), beside: there, tolerance: tolerance,
        outputs: arguments.picture != nil), in: &results)
    return Found(here: here, there: there, comparison: comparison)
  }
}
