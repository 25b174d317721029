import ArgumentParser
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork

/// The usual ways to prepare a picture, tried out.
struct PreprocessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preprocess",
    abstract: "Is the picture prepared as the model wants it? The usual ways, tried out.",
    discussion: """
      ImageNet's mean and deviation, 0 to 1, 0 to 255, -1 to 1; red or blue first; the middle of the
      picture, all of it, or all with grey beside it; and its axes mixed up. They are ranked by how
      near what the first batch norm reads is to what it measured while it learned, and by the
      answer: the most usual first.

      EXAMPLE
        convscope preprocess my.onnx --input photo.jpg
      """)

  @OptionGroup var arguments: ModelArguments
  @Flag(help: "As JSON.")
  var json = false

  func validate() throws {
    if arguments.model == nil { throw ValidationError("Name a model: letters, a line or a file.") }
  }

  func run() throws {
    let stage = try arguments.stage()
    let subject = stage.session.subject
    if arguments.picture == nil {
      Failure.warn("no --input is given, so this is about \(subject.picture.name)")
    }
    var results = Results()
    let trials: PreprocessingTrials
    do throws(OpenFailure) {
      trials = try Work().answer(PreprocessingInquiry(subject), in: &results)
    } catch { throw Failure.exit(error) }
    let rows = trials.trials.map { Row($0, subject.network) }
    if json { return try Output.json(rows) }
    var table = [["", "numbers", "colours", "fit", "reads", "distance", "share", "answer"]]
    table += rows.map { row in
      [
        row.isInUse ? "in use" : "", row.numbers, row.colors, row.fit, row.reads,
        row.distance.map { "\(Float($0))" } ?? "--", row.share.map { "\(Float($0))" } ?? "--",
        row.answer ?? "--",
      ]
    }
    try Output.write(TextTable(table, rightAligned: [4, 5, 6]).text)
  }

  /// A way as it is printed.
  private struct Row: Encodable {
    var numbers: String
    var colors: String
    var fit: String
    var reads: String
    var isInUse: Bool
    /// Whether it is a mistake and no way to prepare a picture.
    var isMistake: Bool
    var mean: Double
    var deviation: Double
    var distance: Double?
    var share: Double?
    var answer: String?
    /// What is unusual about it; the smaller the better.
    var score: Double

    init(_ trial: PreprocessingTrial, _ network: Network) {
      let words = TrialWords(trial)
      (numbers, colors, fit, reads) = (words.numbers, words.colors, words.fit, words.reads)
      (isInUse, isMistake) = (trial.isInUse, trial.isMistake)
      (mean, deviation, distance) = (trial.mean, trial.deviation, trial.distance)
      (share, score) = (trial.share, trial.score)
      answer = trial.answer.map(network.label)
    }
  }
}
