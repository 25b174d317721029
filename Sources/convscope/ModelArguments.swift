import ArgumentParser
import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation

/// Arguments that several commands share.
struct ModelArguments: ParsableArguments {
  @Argument(
    help: "A shipped network (letters, lenet, scenes …), a line in quotes, or a model file.")
  var model: String?
  @Option(
    help: ArgumentHelp(
      "A shipped picture, or a PNG, JPEG, PNM, NPY or NPZ file; - reads standard input, and "
        + "NAME=FILE is for the input of this name.",
      valueName: "name|file"))
  var input: [String] = []

  @Option(help: ArgumentHelp("The size of one sample, as the model takes it.", valueName: "CxHxW"))
  var inputSize: String?
  @Option(help: ArgumentHelp("The classes' names, one a line.", valueName: "file"))
  var labels: String?
  @Option(
    help: ArgumentHelp(
      "The model's weights, safetensors or NPZ by state_dict name.", valueName: "file"))
  var weights: String?
  @Option(
    name: .customLong("model"),
    help: ArgumentHelp(
      "Of a folder of weights by their numbers, the network that they are of.",
      valueName: "name|file"))
  var layers: String?
  @Option(
    help: ArgumentHelp(
      "What is done to the picture's numbers.", valueName: ModelOptions.Key.preprocess.usage))
  var preprocess: String?
  @Option(help: ArgumentHelp("What its 0...255 is divided by.", valueName: "255"))
  var scale: String?
  @Option(help: ArgumentHelp("Subtracted then, by channel.", valueName: "m,m,m"))
  var mean: String?
  @Option(
    name: [.long, .customLong("std")],
    help: ArgumentHelp("Divided by then, by channel.", valueName: "d,d,d"))
  var deviation: String?
  @Option(
    help: ArgumentHelp(
      "The order of the model's axes.", valueName: ModelOptions.Key.layout.usage))
  var layout: String?
  @Option(
    help: ArgumentHelp(
      "The order of the model's colours.", valueName: ModelOptions.Key.colors.usage))
  var colors: String?
  @Option(
    help: ArgumentHelp(
      "How a picture of another aspect fits: its middle, or all.",
      valueName: ModelOptions.Key.fit.usage))
  var fit: String?
  @Option(help: ArgumentHelp(PassLimit.help, valueName: "500G|8GB"))
  var limit: [String] = []

  /// - Parameter isHeadless: whether nobody sees the program: what a pass costs is held to the limit,
  ///   and what is to be said of the input goes to standard error.
  /// - Throws: an exit code, after a sentence.
  func stage(stepping: Bool = false, isHeadless: Bool = true) throws -> Stage {
    do throws(OpenFailure) {
      let notice = OpeningNotice(model ?? Shipped.firstNetwork)
      defer { notice.end() }
      let limit = try passLimit()
      let stage = try Stage(try request(), input: picture, stepping: stepping) {
        (network) throws(OpenFailure) in if isHeadless { try limit.check(network) }
      }
      if isHeadless { for note in notes(on: stage.session.subject) { Failure.warn(note) } }
      return stage
    } catch { throw Failure.exit(error) }
  }
  /// What has to be said of the input that nobody would expect.
  func notes(on subject: Subject) -> [String] {
    let overflows = (subject.picture.notes + subject.network.notes).filter(RealType.isOverflow)
    return overflows + (subject.picture.isExact ? idleWords.map { [$0] } ?? [] : [])
  }
  func passLimit() throws(OpenFailure) -> PassLimit {
    do throws(LimitError) { return try PassLimit(limit) } catch {
      throw OpenFailure(sentence: "\(error)")
    }
  }
  var isGiven: Bool { model != nil || !input.isEmpty || !options.isEmpty }

  /// The options for pictures, which an array that is taken as it is has no use for; nil where none
  /// is given.
  var idleWords: String? {
    let given = [
      ("--preprocess", preprocess), ("--scale", scale), ("--mean", mean), ("--std", deviation),
      ("--colors", colors), ("--fit", fit),
    ].filter { $0.1 != nil }.map(\.0)
    guard !given.isEmpty else { return nil }
    return given.joined(separator: ", ")
      + " \(given.count == 1 ? "has" : "have") no effect: the array is taken as it is"
  }

  /// The one input without a name before it.
  var picture: String? { input.last { ModelArguments.named($0) == nil } }

  /// Why there is one screen and no program where standard input holds no command.
  var silence: String {
    let wasInput = input.contains { given in
      StreamFile.holdsStandardInput(
        given.split(separator: "=").last.map(String.init) ?? given)
    }
    return "this is one screen, for the program needs a terminal as its standard input"
      + (wasInput
        ? ", and here that held the input; name a file instead of -, or use convscope frame"
        : "; commands can come there as well, a line each")
  }

  private var options: [(ModelOptions.Key, String)] {
    let single: [(ModelOptions.Key, String?)] = [
      (.size, inputSize), (.labels, labels), (.preprocess, preprocess), (.scale, scale),
      (.mean, mean), (.deviation, deviation), (.layout, layout), (.colors, colors), (.fit, fit),
      (.weights, weights), (.model, layers),
    ]
    return single.compactMap { key, value in value.map { (key, $0) } }
      + input.compactMap(ModelArguments.named).map { (.input, $0) }
  }

  /// The model to open; options alone are for the first network.
  func request() throws(OpenFailure) -> ModelRequest {
    var request = ModelRequest(model.map(FileAddress.path(ofArgument:)) ?? Shipped.firstNetwork)
    do throws(CommandError) {
      for (key, value) in options { try request.options.set(key, value) }
    } catch { throw OpenFailure(sentence: "\(error)", isMissing: false) }
    return request
  }

  mutating func validate() throws {
    do throws(FileError) {
      // What comes once is kept, to be looked at more than once.
      for (place, given) in input.enumerated() {
        let name = ModelArguments.named(given).map { $0.prefix { $0 != "=" } + "=" } ?? ""
        let path = FileAddress.path(ofArgument: String(given.dropFirst(name.count)))
        input[place] =
          name
          + (StreamFile.isStream(path)
            ? try StreamFile.kept(path, limit: Work.largestFile) : path)
      }
    } catch { throw ValidationError("\(error)") }
    do { _ = (try request(), try passLimit()) } catch { throw ValidationError("\(error)") }
  }

  /// `NAME=FILE`, unless there is a file of just that name.
  private static func named(_ input: String) -> String? {
    guard let name = input.split(separator: "=", omittingEmptySubsequences: false).first,
      name.count < input.count, !name.isEmpty, !name.contains("/"),
      !FileManager.default.fileExists(atPath: input)
    else { return nil }
    return input
  }
}
