import ConvNet
import ConvSession

/// Opens what an order names, and looks whether it fits together.
struct TrainingOpening {
  private let order: TrainingOrder
  private var results = Results()

  private let checkpoint: Checkpoint

  init(_ order: TrainingOrder, _ checkpoint: Checkpoint) {
    (self.order, self.checkpoint) = (order, checkpoint)
  }

  /// What a run is put together from.
  struct Parts {
    /// What learns: the whole, or a new last layer by itself.
    var network: Network
    var head: NewHead?
    /// Of what learns, ready for its input.
    var split: ExampleSplit
    /// The classes' names as they are written into the file.
    var labels: [String]
  }

  mutating func parts() throws(TrainingError) -> Parts {
    let (network, split): (Network, ExampleSplit)
    do throws(OpenFailure) {
      let work = Work()
      network = try work.answer(NetworkInquiry(order.request), in: &results, checkpoint)
      split = try work.answer(
        ExamplesInquiry(order.data, for: network, seed: order.recipe.seed), in: &results,
        checkpoint)
    } catch { throw .opening(error) }
    guard split.training.count > 0 else {
      throw .order("\(order.data.name): too few pictures to keep one for trying; add some")
    }
    guard network.nodes.contains(where: { $0.parameterCount > 0 }) else {
      throw .order("\(network.name) has no weights, so there is nothing to learn")
    }
    let input = split.training.example(0).input.shape
    guard input == network.input.shape else {
      throw .learning(.input(input, takes: network.input.shape))
    }
    guard let units = order.head else { return try whole(network, split) }
    guard units >= split.classes.count else {
      throw .order(
        "\(order.data.name) has \(split.classes.count) classes, and the new layer \(units) units")
    }
    let names = Self.names(split.classes, units)
    let head: NewHead
    do throws(LearningError) {
      head = try NewHead(network, classes: names, seed: order.recipe.seed)
    } catch { throw .learning(error) }
    let features = ExampleSplit(
      training: try FeatureExamples(split.training, head, threads: order.threads, checkpoint),
      validation: try FeatureExamples(split.validation, head, threads: order.threads, checkpoint),
      classes: split.classes, notes: split.notes)
    return Parts(network: head.head, head: head, split: features, labels: names)
  }

  private func whole(_ network: Network, _ split: ExampleSplit) throws(TrainingError) -> Parts {
    if let misfit = split.misfit(of: network) {
      throw .order(
        "\(order.data.name) \(misfit); --head \(split.classes.count) gives it a new last layer")
    }
    let last = network.nodes[network.last].shape
    let units = last.count
    guard units == last.sizes.max() else { throw .learning(.noClasses(last)) }
    let labels = network.labels.count == units ? network.labels : Self.names(split.classes, units)
    return Parts(network: network, split: split, labels: labels)
  }
  private static func names(_ classes: [String], _ units: Int) -> [String] {
    classes + (classes.count..<max(units, classes.count)).map { "class \($0)" }
  }

  func plan(_ parts: Parts, steps: Int) throws(TrainingError) -> LearningPlan {
    let (network, recipe) = (parts.network, order.recipe)
    var frozen: Set<Int> = []
    let whole = parts.head?.network ?? network
    for name in recipe.frozen.sorted() {
      guard let layer = whole.graph.layer(named: name) else {
        throw .unknownLayer(.unknownLayer(name, known: whole.nodes.map(\.alias)))
      }
      // What comes before a new last layer stands still anyhow.
      if parts.head == nil {
        frozen.insert(layer)
      } else if let own = network.graph.layer(named: name), own > 0 {
        frozen.insert(own)
      }
    }
    var rate = recipe.rate
    if order.rateFalls, case .constant(let first) = rate { rate = .cosine(first, steps: steps) }
    // A line has no weights that anybody learned.
    let isUntrained = order.request.isLine && order.request.options.weights == nil
    do throws(LearningError) {
      return try LearningPlan(
        network, frozen: frozen, optimizer: recipe.optimizer, rate: rate,
        start: order.fromNoise || isUntrained && parts.head == nil ? .he : .kept,
        seed: recipe.seed)
    } catch { throw .learning(error) }
  }

  /// All that the weights at any step follow from: but for the number of steps, unless the rate
  /// falls with it.
  static func digest(
    _ order: TrainingOrder, _ plan: LearningPlan, _ start: LearningState, _ batches: Batches,
    steps: Int
  ) -> Digest {
    var digest = Digest()
    digest.combine("\(plan.network.digest)")
    digest.combine("\(plan.optimizer) \(plan.rate) \(plan.seed) \(plan.frozen.sorted())")
    digest.combine("\(batches.size) of \(batches.examples.count), \(batches.seed)")
    digest.combine(order.data.text)
    for number in start.numbers { digest.combine(UInt64(number.bitPattern)) }
    // A few examples stand for all.
    for example in batches(0).prefix(8) {
      digest.combine(example.input)
      digest.combine(UInt64(example.label))
    }
    return digest
  }
}
