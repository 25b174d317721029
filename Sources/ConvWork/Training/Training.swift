public import ConvFiles
public import ConvNet
import ConvSession

/// A run of learning without a screen: step after step, to be written down and taken up again
/// anywhere, with the same weights to the bit.
public struct Training: Sendable {
  /// The names of the classes.
  public let classes: [String]
  /// What was passed over of the examples, in words.
  public let notes: [String]
  public let totalSteps: Int
  public let stepsInEpoch: Int
  /// What the run follows from, as one number.
  public let digest: Digest
  private let threads: Int
  private let batches: Batches
  private let validation: any Examples
  private let head: NewHead?
  private let classCount: Int
  private let labels: [String]
  private let name: String
  private var learner: Learner

  /// Examples of a set that is drawn on which the end of a run is tried.
  private static let drawnTrials = 5000

  /// - Parameter checkpoint: passed while examples are read, and what comes before a new last layer
  ///   is worked out.
  public init(
    _ order: TrainingOrder, _ checkpoint: Checkpoint = .unchecked
  ) throws(TrainingError) {
    var opening = TrainingOpening(order, checkpoint)
    let parts = try opening.parts()
    (classes, labels) = (parts.split.classes, parts.labels)
    classCount = parts.split.classes.count
    (head, validation, threads) = (parts.head, parts.split.validation, order.threads)
    name = order.name ?? parts.network.name
    batches = Batches(
      parts.split.training, size: order.recipe.batch, seed: order.recipe.seed)
    stepsInEpoch = batches.stepsInEpoch
    notes = parts.split.notes + [batches.leftOver].compactMap { $0 }
    switch order.length {
    case .steps(let steps): totalSteps = steps
    case .epochs(let epochs):
      let (steps, overflow) = epochs.multipliedReportingOverflow(by: stepsInEpoch)
      guard !overflow, steps <= Self.mostSteps else {
        throw .order("\(epochs) epochs are more than \(Self.mostSteps) steps; take fewer")
      }
      totalSteps = steps
    }
    let plan = try opening.plan(parts, steps: totalSteps)
    do throws(LearningError) {
      try plan.check(batches(0))
      try plan.check(classes: classes.count)
    } catch { throw .learning(error) }
    learner = Learner(plan)
    learner.threads = order.threads
    digest = TrainingOpening.digest(order, plan, learner.state, batches, steps: totalSteps)
  }
  public static let mostSteps = 1_000_000_000

  /// Whether it learns a new last layer alone, from what comes before it.
  public var learnsFromFeatures: Bool { head != nil }
  public var step: Int { learner.state.step }
  public var isDone: Bool { step >= totalSteps }
  public var batchSize: Int { batches.size }

  /// Learns from the next batch.
  /// - Throws: ``Diverged`` where the loss is no number any more; the run is where it was.
  public mutating func advance() throws(Diverged) -> Learner.Result {
    let (before, step) = (learner.state, step)
    let indices = batches.indices(step)
    let examples = batches.examples
    let batch = indices.count.together(threads: threads) { examples.example(indices[$0]) }
    let result = learner.step(batch)
    // Weights that overflow are no loss before the next step, which may be the one that is kept.
    guard result.loss.isFinite, isSound else {
      let layer = learner.plan.firstWithoutNumbers(before, batch)
      learner = Learner(learner.plan, before)
      learner.threads = threads
      throw Diverged(step: step + 1, layer: layer)
    }
    return result
  }

  /// Tries the network on examples that it does not learn from.
  /// - Parameter isFinal: whether the run is at its end, and many are worth while.
  public func trial(isFinal: Bool = false) -> Trial {
    let count = isFinal && validation.isEndless ? Self.drawnTrials : validation.count
    var counts: [Trial.Cell: Int] = [:]
    var loss = 0.0
    let examples = validation
    for first in stride(from: 0, to: count, by: 64) {
      let chosen = (min(count, first + 64) - first).together(threads: threads) {
        examples.example(first + $0)
      }
      let found = learner.evaluate(chosen)
      loss += found.loss * Double(chosen.count)
      for (answer, example) in zip(found.answers, chosen) {
        counts[.init(label: example.label, said: answer), default: 0] += 1
      }
    }
    return Trial(
      loss: loss / Double(max(1, count)), classes: learner.plan.classes, counts: counts)
  }

  /// The network with what it has learned by now.
  public var network: Network {
    let learned = learner.plan.network(learner.state)
    let whole = head.map { $0.network(learned) } ?? learned
    return whole.replacing(labels: labels, name: name)
  }

  // MARK: Written down

  /// The weights as others name them, `state_dict` by `state_dict`.
  public var weights: [(name: String, tensor: Tensor)] {
    let network = network
    return zip(network.nodes, network.weights).flatMap { node, weights in
      node.layer.parameters.compactMap { parameter in
        weights[parameter.name].map { ("\(node.alias).\(parameter.name)", $0) }
      }
    }
  }

  /// Whether all its numbers are some: what is infinite or none is not worth keeping.
  public var isSound: Bool { learner.state.numbers.allSatisfy(\.isFinite) }

  public var file: LearningFile { LearningFile(learner.state, digest: digest) }

  /// Goes on from where a run was written down.
  /// - Throws: ``TrainingError/order(_:)`` where it is another run.
  public mutating func resume(_ file: LearningFile) throws(TrainingError) {
    guard file.digest == "\(digest)",
      let state = LearningState(
        learner.plan, step: file.step, numbers: file.numbers, memories: file.memories)
    else {
      throw .order(
        "it is of another run: network, examples, seed, optimizer, rate and batch have to be those "
          + "that it began with")
    }
    learner = Learner(learner.plan, state)
    learner.threads = threads
  }
}

/// A run whose loss is no number any more.
public struct Diverged: Error, CustomStringConvertible {
  public let step: Int
  public let layer: String?

  public init(step: Int, layer: String? = nil) { (self.step, self.layer) = (step, layer) }

  public var description: String {
    layer == "input"
      ? "at step \(step) the examples are not all finite numbers"
      : "at step \(step) the loss is no number any more"
        + "\(layer.map { ": it begins at \($0)" } ?? ""); try a smaller rate"
  }
}

extension Batches {
  /// A sentence where an epoch of few examples is one step that leaves many of them out; nil where not.
  fileprivate var leftOver: String? {
    guard !examples.isEndless, stepsInEpoch == 1, size < examples.count else { return nil }
    return "an epoch is one step, of \(size) of the \(examples.count) examples, others in each; "
      + "--batch \(examples.count) takes all of them"
  }
}
