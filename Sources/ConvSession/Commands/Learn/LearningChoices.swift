import ConvData
import ConvNet

/// A command that says how the next step of learning is taken, and changes no weight.
protocol LearningChoice: SessionCommand {
  func choose(_ settings: inout LearningSettings, for network: Network) throws(CommandError)
}

extension LearningChoice {
  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try choose(&session.learning, for: session.network)
  }
}

/// `data NAME|FILE`: what is learned from.
struct ChooseData: LearningChoice {
  static let row = CommandRow(
    "data NAME|FILE [shuffle SEED] [turn DEGREES] [labels SEED] [first N]",
    "learn from these examples, or from a world in which they are changed", .learn,
    completing: sets,
    examples: [
      .init("data letters", "examples that the program draws, without end"),
      .init("data train-images-idx3-ubyte.gz", "files like MNIST's; or an NPZ with x and y"),
      .init("data photos/", "a folder for each class"),
      .init("data digits shuffle 3", "all pixels in one other order"),
      .init("data letters turn 90", "the world turned by 90 degrees"),
      .init("data letters labels 1", "classes at random: nothing to understand"),
      .init("data letters first 32", "few, again and again: learned by heart"),
    ])
  let data: LearningData

  init(_ words: inout CommandWords) throws(CommandError) {
    let digest = words.takeDigest()
    data = try LearningData(&words, digest: digest)
  }
  var text: String { "data \(data.text)" }
  var problemInLesson: String? {
    ExampleSet.catalog.contains { $0.name == data.name }
      ? nil : "a lesson learns only from what is drawn: \(ChooseData.names)"
  }
  private static var names: String { ExampleSet.catalog.map(\.name).joined(separator: ", ") }

  func choose(_ settings: inout LearningSettings, for network: Network) throws(CommandError) {
    (settings.data, settings.experiment) = (data, nil)
  }
  func deed(in session: Session) -> String? {
    let changes = data.changes.isEmpty ? "" : " (\(data.changes.joined(separator: ", ")))"
    return "What is learned from is \(data.name)\(changes) now"
  }
  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    // What can not be read is refused here, and not at the first step.
    let split = try results.known(
      ExamplesInquiry(data, for: session.network, seed: session.learning.recipe.seed))
    if let misfit = split.misfit(of: session.network),
      !ExampleSet.catalog.contains(where: { $0.name == data.name })
    {
      throw .unavailable("\(data.name) \(misfit); head gives it a new last layer for them")
    }
    try choose(&session.learning, for: session.network)
  }
  func mappingFiles(_ path: (String) -> String) -> Command {
    guard !ExampleSet.catalog.contains(where: { $0.name == data.name }) else {
      return Command(self)
    }
    var words = CommandWords(data.renamed(path(data.name)).text[...], usage: "")
    let mapped = try? ChooseData(&words)
    return Command(mapped ?? self)
  }
  private static let sets = ArgumentCompletion { _, _, _ in ExampleSet.catalog.map(\.name) }
}

/// `rate R [cosine STEPS]`: how far a step goes.
struct ChooseRate: LearningChoice {
  static let row = CommandRow(
    "rate R [cosine STEPS]", "how far a step of learning goes", .learn,
    examples: [
      .init("rate 0.01", "the same at every step"),
      .init("rate 0.1 cosine 500", "down to 0 within 500 steps"),
    ])
  let rate: LearningRate

  init(_ words: inout CommandWords) throws(CommandError) {
    let number = try words.number("R")
    guard number > 0, number <= 1000 else { throw .outOfRange("R", "above 0 and at most 1000") }
    guard let word = words.optional() else {
      rate = .constant(number)
      return
    }
    guard word == "cosine" else { throw .extra(word, usage: ChooseRate.row.usage) }
    rate = .cosine(number, steps: try words.whole("STEPS", in: 1...Train.most))
  }
  var text: String {
    switch rate {
    case .constant(let number): "rate \(number.commandText)"
    case .cosine(let number, let steps): "rate \(number.commandText) cosine \(steps)"
    }
  }
  var deed: String? {
    switch rate {
    case .constant(let number): "A step goes at the rate \(number.commandText) now"
    case .cosine(let number, let steps):
      "A step goes at the rate \(number.commandText) now, which falls to 0 within \(steps) steps"
    }
  }
  func choose(_ settings: inout LearningSettings, for network: Network) {
    (settings.recipe.rate, settings.experiment) = (rate, nil)
  }
}

/// `optimizer sgd|adam`: the formula by which weights follow their gradients.
struct ChooseOptimizer: LearningChoice {
  static let row = CommandRow(
    "optimizer sgd|adam [momentum M] [decay D]", "the formula of a step of learning", .learn,
    completing: ArgumentCompletion { _, _, _ in ["sgd", "adam"] })
  let optimizer: Optimizer

  init(_ words: inout CommandWords) throws(CommandError) {
    let name = try words.word("sgd or adam")
    var (momentum, decay): (Float, Float) = (0, 0)
    while let word = words.optional() {
      let number = try words.number(word)
      guard (0..<1).contains(number) else { throw .outOfRange(word, "from 0 to below 1") }
      switch word {
      case "momentum": momentum = number
      case "decay": decay = number
      default: throw .extra(word, usage: ChooseOptimizer.row.usage)
      }
    }
    switch name {
    case "sgd": optimizer = .sgd(momentum: momentum, decay: decay)
    case "adam" where momentum == 0: optimizer = .adam(decay: decay)
    case "adam": throw .extra("momentum", usage: ChooseOptimizer.row.usage)
    default: throw .unknownName(name, what: "optimizer", known: ["sgd", "adam"])
    }
  }
  var text: String {
    func option(_ name: String, _ value: Float) -> String {
      value == 0 ? "" : " \(name) \(value.commandText)"
    }
    switch optimizer {
    case .sgd(let momentum, let decay):
      return "optimizer sgd" + option("momentum", momentum) + option("decay", decay)
    case .adam(_, _, _, let decay): return "optimizer adam" + option("decay", decay)
    }
  }
  var deed: String? {
    switch optimizer {
    case .sgd(let momentum, _):
      "Weights go against their gradient now"
        + (momentum > 0 ? ", with \(momentum.commandText) of the step before" : "")
    case .adam: "Adam sizes each weight's steps now, by the gradients that it has seen"
    }
  }
  func choose(_ settings: inout LearningSettings, for network: Network) {
    (settings.recipe.optimizer, settings.experiment) = (optimizer, nil)
  }
}

/// `batch N`: examples in a step.
struct ChooseBatch: LearningChoice {
  static let row = CommandRow("batch N", "examples in a step of learning", .learn)
  let count: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    count = try words.whole("N", in: 1...65_536)
  }
  var text: String { "batch \(count)" }
  var deed: String? {
    "A step learns from \(count) example\(count == 1 ? "" : "s") now"
  }
  func choose(_ settings: inout LearningSettings, for network: Network) {
    settings.recipe.batch = count
  }
}

/// `freeze LAYER`: its numbers stay while others learn, or learn again.
struct Freeze: LearningChoice {
  static let row = CommandRow(
    "freeze LAYER", "let a layer's weights stand still while others learn, or learn again", .learn,
    completing: .place)
  let layer: Address

  init(_ words: inout CommandWords) throws(CommandError) { layer = try words.place() }
  var text: String { "freeze \(layer.text)" }
  func deed(in session: Session) -> String? {
    guard let index = try? layer.layer(in: session.network) else { return nil }
    let alias = session.network.nodes[index].alias
    return session.learning.recipe.frozen.contains(alias)
      ? "\(alias) stands still now while others learn; freeze \(alias) again lets it learn"
      : "\(alias) learns again"
  }

  func choose(_ settings: inout LearningSettings, for network: Network) throws(CommandError) {
    let node = network.nodes[try layer.layer(in: network)]
    guard !node.layer.parameters.isEmpty else {
      throw .unavailable("\(node.alias) has no weights that could stand still")
    }
    let alias = node.alias
    if settings.recipe.frozen.remove(alias) == nil { settings.recipe.frozen.insert(alias) }
  }
}
