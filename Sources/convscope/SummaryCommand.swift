import ArgumentParser
import ConvFiles
import ConvNet
import ConvSession
import ConvWork

/// The layers as a table.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract:
      "A table: layer, output shape, parameters, kernel, multiply-adds, receptive field.",
    discussion: """
      Parameters and multiply-adds are counted as torchinfo does: a convolution's weights and
      biases once for each position of its output, any other layer's once. What products a layer
      really adds up is in the JSON as products.

      EXAMPLE
        convscope summary "input 3x224x224 > conv 64 3x3 pad 1 > relu > maxpool 2"
      """)

  @OptionGroup var arguments: ModelArguments
  @Flag(help: "As JSON.")
  var json = false

  func validate() throws {
    if arguments.model == nil { throw ValidationError("Name a model: letters, a line or a file.") }
    if let picture = arguments.picture {
      throw ValidationError(
        "A summary looks at no picture; leave out --input \(StreamFile.words(picture)).")
    }
  }

  func run() throws {
    if let path = arguments.model, !Shipped.names.contains(path),
      ReferenceFile.isOfTensors(path)
    {
      return try writeTensors(path)
    }
    let network = try network()
    Failure.warn(ofObstaclesIn: network, among: network.nodes.indices)
    if let words = arguments.idleWords, isExact(network) { Failure.warn(words) }
    let summary = Summary(network)
    if json { return try Output.json(summary) }
    try Output.write(summary.text)
  }

  /// A file of weights has no input, no picture and no layers, and what is asked is what is in it.
  private func writeTensors(_ path: String) throws {
    let summary: WeightsSummary
    do throws(OpenFailure) {
      summary = WeightsSummary(path, try ReferenceFile.read(path))
    } catch { throw Failure.exit(error) }
    if json { return try Output.json(summary) }
    try Output.write(summary.text, to: nil)
  }

  /// Whether the main input is given an array that is taken as it is.
  private func isExact(_ network: Network) -> Bool {
    guard let file = try? arguments.request().options.inputs[network.inputName] else {
      return false
    }
    var results = Results()
    let picture = try? Work().answer(PictureInquiry(file, network.pictureForm), in: &results)
    return picture?.isExact ?? false
  }

  private func network() throws -> Network {
    var results = Results()
    let inquiry = NetworkInquiry(try arguments.request())
    do throws(OpenFailure) { return try Work().answer(inquiry, in: &results) } catch {
      throw Failure.exit(error)
    }
  }
}
