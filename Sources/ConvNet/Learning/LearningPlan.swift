/// How a network learns: what of it does, by which optimiser, from which seed; and the order and the
/// places in memory that follow from it. Never changed: the weights are a ``LearningState``.
public struct LearningPlan: Sendable {
  public let network: Network
  /// Layers that stand still, as at inference: their parameters stay, dropout lets everything
  /// through, batch norm takes what was measured.
  public let frozen: Set<Int>
  public let optimizer: Optimizer
  public let rate: LearningRate
  public let seed: UInt64
  public let classes: Int
  /// The layer whose output the loss is taken of: what a softmax at the end would make shares of.
  public let logits: Int
  /// The layers on the way to the logits, the input first.
  let layers: [PlannedLayer]
  /// Runs of layers that each block of a batch goes through by itself; one that looks at the whole
  /// batch is a run of its own. The last one is not such.
  let stretches: [Range<Int>]
  /// Numbers that learn, and after them those that are measured.
  let learnedCount: Int
  let numbersCount: Int
  /// Parameters that stay.
  let fixed: [Float]
  let start: [Float]
  /// Numbers of one sample's outputs.
  let outputCount: Int
  /// Numbers that layers keep of a batch.
  let keptCount: Int
  /// Examples whose gradients are added up by themselves, before the sums are added in their order:
  /// the result does not depend on who did which.
  let blockSize: Int

  /// - Parameters:
  ///   - frozen: layers, by their index in the graph.
  ///   - start: the numbers that learning begins with.
  /// - Throws: ``LearningError`` that names the layer.
  public init(
    _ network: Network, frozen: Set<Int> = [], optimizer: Optimizer = .sgd(),
    rate: LearningRate = .constant(0.01), start: WeightStart = .kept, seed: UInt64 = 0
  ) throws(LearningError) {
    (self.network, self.frozen, self.optimizer) = (network, frozen, optimizer)
    (self.rate, self.seed) = (rate, seed)
    let logits = network.scoreLayer
    self.logits = logits
    if let reason = network.graph.obstacle(to: logits) {
      throw .obstacle(layer: network.nodes[logits].alias, reason)
    }
    guard network.graph.reaches(logits, from: 0) else {
      throw .obstacle(layer: network.nodes[logits].alias, "it does not read the input")
    }
    let shape = network.nodes[logits].shape
    classes = shape.count
    guard classes > 1, shape.sizes.count(where: { $0 > 1 }) == 1 else { throw .noClasses(shape) }
    var layout = ParameterLayout(network, frozen: frozen, start: start, seed: seed)
    var order = LearningOrder(network, to: logits, frozen: frozen)
    try order.plan(&layout)
    guard layout.learned.count > 0 else { throw .nothingLearns }
    (layers, stretches) = (order.layers, order.stretches)
    (outputCount, keptCount) = (order.outputCount, order.keptCount)
    (learnedCount, fixed) = (layout.learned.count, layout.fixed)
    numbersCount = layout.learned.count + layout.measured.count
    self.start = layout.learned + layout.measured
    blockSize = learnedCount <= Self.mostInBlocks ? 8 : .max
  }
  /// Of more numbers than these the gradients of a batch are kept once.
  private static let mostInBlocks = 1 << 22

  /// Where a parameter that learns begins among the numbers of a state; nil for one that stays.
  public func place(_ layer: Int, _ name: String) -> Int? {
    let parameter = layers.first { $0.node == layer }?.parameters.first { $0.name == name }
    guard case .learned(let offset)? = parameter?.place else { return nil }
    return offset
  }

  /// The memory that a batch of so many examples takes, in bytes.
  public func bytes(batch: Int) -> Int {
    let blocks = LearningMemory.blocks(self, batch)
    let numbers =
      Double(outputCount) * 2 * Double(batch) + Double(blocks) * Double(learnedCount)
      + Double(numbersCount) * Double(1 + optimizer.memories)
    return Int(min(numbers * 4, 1e18))
  }
  /// More than this is refused before it is taken.
  public static let mostBytes = 8 << 30

  /// - Throws: ``LearningError/label(_:classes:)`` where examples are of more classes than there are
  ///   answers.
  public func check(classes count: Int) throws(LearningError) {
    guard count <= classes else { throw .label(count - 1, classes: classes) }
  }
  /// - Throws: ``LearningError`` where an example does not fit.
  public func check(_ batch: [Example]) throws(LearningError) {
    let bytes = bytes(batch: max(1, batch.count))
    guard bytes <= Self.mostBytes else { throw .tooLarge(bytes: bytes) }
    for example in batch {
      guard example.input.shape == network.input.shape else {
        throw .input(example.input.shape, takes: network.input.shape)
      }
      guard 0..<classes ~= example.label else {
        throw .label(example.label, classes: classes)
      }
    }
  }
}
