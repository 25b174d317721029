import ArgumentParser
import ConvNet
import ConvSession
import ConvWork

enum OptimizerChoice: String, ExpressibleByArgument, CaseIterable { case sgd, adam }
enum ScheduleChoice: String, ExpressibleByArgument, CaseIterable { case constant, cosine }

/// How a run learns.
struct TrainingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How often all examples are seen.", valueName: "n"))
  var epochs: Int?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many steps are taken, instead.", valueName: "n"))
  var steps: Int?
  @Option(help: "Examples in a step; as many as there are where they are fewer.")
  var batch = 32
  @Option(
    help: ArgumentHelp("Of a set that is drawn, those of an epoch; 3200.", valueName: "n"))
  var examples: Int?
  @Option(help: "Fixes noise, order and what is drawn: the same seed gives the same weights.")
  var seed = 1
  @Option(help: "sgd or adam.")
  var optimizer = OptimizerChoice.adam
  @Option(help: ArgumentHelp("How far a step goes; 0.001 for adam, 0.01 for sgd.", valueName: "r"))
  var rate: String?
  @Option(help: "constant, or cosine: down to 0 at the end.")
  var schedule = ScheduleChoice.constant
  @Option(help: "Of sgd, the share of its last step that it goes on with.")
  var momentum: Float = 0.9
  @Option(help: "The share by which weights are drawn to 0, as a part of the gradient.")
  var decay: Float = 0
  @Flag(help: "Forget the weights first. Those of a line are noise from the beginning.")
  var fromNoise = false
  @Option(
    name: .customLong("freeze"),
    help: ArgumentHelp("A layer that stays as it is; can be given again.", valueName: "layer"))
  var frozen: [String] = []
  @Option(
    help: ArgumentHelp(
      "A new last layer of so many units, which alone learns, on features that are worked out once.",
      valueName: "classes"))
  var head: Int?

  func validate() throws {
    guard (epochs == nil) != (steps == nil) else {
      throw ValidationError("Say how long with --epochs N, or with --steps N.")
    }
    guard (1...Training.mostSteps).contains(epochs ?? steps ?? 0) else {
      throw ValidationError("Epochs and steps are from 1 to \(Training.mostSteps).")
    }
    guard (1...100_000).contains(batch) else {
      throw ValidationError("A batch has to be from 1 to 100000.")
    }
    guard (1...10_000_000).contains(examples ?? 1) else {
      throw ValidationError("The examples of an epoch are from 1 to 10000000.")
    }
    guard seed >= 0 else { throw ValidationError("A seed is a whole number from 0 up.") }
    guard (0..<1).contains(momentum), (0..<1).contains(decay) else {
      throw ValidationError("Momentum and decay are from 0 to below 1.")
    }
    guard head.map({ (2...100_000).contains($0) }) ?? true else {
      throw ValidationError("A new last layer has from 2 to 100000 units.")
    }
    _ = try rateNumber()
  }

  private func rateNumber() throws -> Float {
    guard let rate else { return optimizer == .adam ? 0.001 : 0.01 }
    guard let number = Float(rate), number.isFinite, number > 0, number <= 1000 else {
      throw ValidationError("A rate is a number above 0 and at most 1000, and \(rate) is none.")
    }
    return number
  }

  func order(_ request: ModelRequest, _ data: LearningData, threads: Int) throws -> TrainingOrder {
    var recipe = Recipe()
    recipe.optimizer =
      optimizer == .adam ? .adam(decay: decay) : .sgd(momentum: momentum, decay: decay)
    recipe.rate = .constant(try rateNumber())
    (recipe.batch, recipe.seed, recipe.frozen) = (batch, UInt64(seed), Set(frozen))
    var data = data
    data.count = examples
    var order = TrainingOrder(
      request, data, epochs.map { .epochs($0) } ?? .steps(steps ?? 0), recipe)
    (order.rateFalls, order.fromNoise) = (schedule == .cosine, fromNoise)
    (order.head, order.threads) = (head, threads)
    return order
  }
}
