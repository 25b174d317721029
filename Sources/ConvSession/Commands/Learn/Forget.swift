import ConvNet

/// `forget [SEED]`: what is learned becomes noise again, or all the same number.
struct Forget: SessionCommand {
  /// The numbers that learning begins with.
  enum Start: Hashable {
    case noise
    /// All weights this number, biases 0.
    case equal(Float)
  }
  static let row = CommandRow(
    "forget [LAYER] [SEED]|equal NUMBER|zero", "begin with noise: all weights at random, biases 0",
    .learn, completing: .place,
    examples: [
      .init("forget 3", "other noise than forget 1"),
      .init("forget edges", "only this layer's weights"),
      .init("forget equal 0.1", "all weights the same number, biases 0"),
      .init("forget zero", "all of them 0"),
    ])
  let layer: Address?
  let start: Start
  let seed: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    var (layer, start, seed): (Address?, Start, Int) = (nil, .noise, 1)
    if let word = words.optional() {
      switch word {
      case "zero": start = .equal(0)
      case "equal": start = .equal(try words.number("a number"))
      default:
        var rest = CommandWords(word[...], usage: Forget.row.usage)
        if word.first?.isNumber == true || word.hasPrefix("-") {
          seed = try rest.whole("SEED", in: Forget.seeds)
        } else {
          layer = try rest.place()
          if !words.isEmpty { seed = try words.whole("SEED", in: Forget.seeds) }
        }
      }
    }
    (self.layer, self.start, self.seed) = (layer, start, seed)
  }
  private static let seeds = 0...1_000_000

  var text: String {
    switch start {
    case .equal(0): "forget zero"
    case .equal(let number): "forget equal \(number.commandText)"
    case .noise: "forget \(layer.map { "\($0.text) " } ?? "")\(seed)"
    }
  }
  var deed: String? {
    switch start {
    case .equal(let number): "All weights are \(number.commandText) now, and all biases 0"
    case .noise:
      layer.map { "The weights of \($0.text) are noise now" }
        ?? "All weights are noise now, and nobody chose them"
    }
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    guard let data = session.learning.data(for: session.network) else {
      throw .noExamples(session.network.pictureShape)
    }
    let forgotten = try forgotten(session.subject.editedNetwork)
    session.learning.recipe.seed = UInt64(seed)
    session.learning.experiment = nil
    try session.take(
      MomentInquiry(LearningRun(forgotten, data, session.learning.recipe), step: 0), results,
      joins: false)
  }

  private func forgotten(_ network: Network) throws(CommandError) -> Network {
    let noise: Network
    do throws(LearningError) {
      let plan = try LearningPlan(network, start: .he, seed: UInt64(seed))
      noise = plan.network(LearningState(plan))
    } catch { throw .unavailable("\(error)") }
    let only = try layer.map { (layer) throws(CommandError) in try layer.layer(in: network) }
    var weights: Parameters = [:]
    for (index, node) in network.nodes.enumerated() where only == nil || only == index {
      for parameter in node.layer.parameters {
        guard let drawn = noise.weights[index][parameter.name] else { continue }
        weights["\(node.alias).\(parameter.name)"] = filled(drawn, parameter)
      }
    }
    if let only, network.nodes[only].layer.parameters.isEmpty {
      throw .unavailable("\(network.nodes[only].alias) has no weights to forget")
    }
    return network.replacing(weights: weights)
  }

  private func filled(_ drawn: Tensor, _ parameter: Parameter) -> Tensor {
    guard case .equal(let number) = start, case .uniform = parameter.start,
      parameter.shape.rank > 1
    else { return drawn }
    return Tensor(drawn.shape, [Float](repeating: number, count: drawn.shape.count))
  }
}
