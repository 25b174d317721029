import ConvData
public import ConvNet

/// What the next run learns from, and how: what is chosen, and for the rest what suits the network.
public struct LearningSettings: Hashable, Sendable {
  public internal(set) var data: LearningData?
  public internal(set) var recipe = Recipe()
  /// The runs of the network that were begun, in their order.
  public internal(set) var runs: [BegunRun] = []
  /// The way to fail that was prepared, until something else is chosen.
  public internal(set) var experiment: WayToFail?
  /// The network as it was opened, once learned weights have taken the place of its own.
  public internal(set) var opened: Network?

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
    if let moment = subject.origin.moment, !subject.hasWeightEdits, moment.run.filed == nil,
      moment.run.recipe == learning.recipe, moment.run.data == data
    {
      return (moment.run, moment.step)
    }
    return (LearningRun(subject.editedNetwork, data, learning.recipe), 0)
  }

  /// Takes the weights of a moment; edits of weights are in them, or belong to others.
  /// - Parameter joins: whether a moment after another of its kind is the same change.
  mutating func take(
    _ inquiry: MomentInquiry, _ results: Results, joins: Bool
  ) throws(CommandError) {
    var learned = subject
    learned.origin = .learned(try results.known(inquiry).moment)
    learned.edits.removeAll { $0.isOfWeights }
    let before = subject.origin.moment
    if before == nil { learning.opened = network }
    learning.note(inquiry, from: before)
    if joins, before?.run == inquiry.run {
      undone = []
      take(learned)
    } else {
      change(learned)
    }
  }

  /// The network as it was opened, whatever was learned since.
  var openedNetwork: Network {
    let (origin, network) = (subject.origin.base, subject.origin.base.network)
    guard let moment = origin.moment else { return network }
    guard let opened = learning.opened,
      opened.nodes.map(\.shape) == network.nodes.map(\.shape),
      opened.nodes.map(\.alias) == network.nodes.map(\.alias)
    else { return moment.run.start }
    return opened
  }
}

extension Edit {
  var isOfWeights: Bool { if case .weights = change { true } else { false } }
}

extension Subject {
  public var hasWeightEdits: Bool { edits.contains(where: \.isOfWeights) }

  /// The network with the weights as they were edited.
  var editedNetwork: Network {
    guard hasWeightEdits else { return network }
    var weights: Parameters = [:]
    for layer in network.nodes.indices where weightsAtHand(layer) == nil {
      for (name, tensor) in self.weights(layer) {
        weights["\(network.nodes[layer].alias).\(name)"] = tensor
      }
    }
    return network.replacing(weights: weights)
  }
}
