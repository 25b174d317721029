import ConvData
public import ConvNet

/// What the next run learns from, and how: what is chosen, and for the rest what suits the network.
public struct LearningSettings: Hashable, Sendable {
  public internal(set) var data: LearningData?
  public internal(set) var recipe = Recipe()
  /// The latest step of the run at hand that was seen, which going back leaves behind.
  public internal(set) var reached = 0

  /// The set that is drawn for pictures of this shape; nil where none is.
  static func usual(for network: Network) -> LearningData? {
    let fitting = ExampleSet.catalog.filter { $0.shape == network.pictureShape }
    let named = fitting.first { network.labels == $0.classes } ?? fitting.first
    return named.map { LearningData($0.name) }
  }
  public func data(for network: Network) -> LearningData? { data ?? Self.usual(for: network) }
}

extension Session {
  /// The run that learning goes on with: the one that the weights come from, or one that begins
  /// with the weights at hand because something else is wanted now.
  /// - Returns: the run, and how many of its steps are done.
  func run(_ results: Results) throws(CommandError) -> (LearningRun, step: Int) {
    guard let data = learning.data(for: network) else {
      throw .noExamples(network.pictureShape)
    }
    if let moment = subject.origin.moment, !hasWeightEdits, moment.run.recipe == learning.recipe,
      moment.run.data == data
    {
      return (moment.run, moment.step)
    }
    var start = network
    if hasWeightEdits {
      var weights: Parameters = [:]
      for layer in network.nodes.indices where subject.isEdited(layer) {
        let parameters = try results.known(Measurement(.weights(layer), of: subject)).parameters
        for (name, tensor) in parameters { weights["\(network.nodes[layer].alias).\(name)"] = tensor }
      }
      start = network.replacing(weights: weights)
    }
    return (LearningRun(start, data, learning.recipe), 0)
  }
  private var hasWeightEdits: Bool {
    subject.edits.contains { if case .weights = $0.change { true } else { false } }
  }
}

extension Subject {
  fileprivate func isEdited(_ layer: Int) -> Bool { weightsAtHand(layer) == nil }
}
