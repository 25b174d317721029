extension LearningState {
  /// A moment that was written down before; nil where it is none of this plan.
  public init?(_ plan: LearningPlan, step: Int, numbers: [Float], memories: [Float]) {
    self.init(plan)
    guard step >= 0, numbers.count == self.numbers.count, memories.count == self.memories.count
    else { return nil }
    (self.step, self.numbers, self.memories) = (step, numbers, memories)
  }
}

extension LearningPlan {
  /// The first layer of a step whose numbers are none any more, NaN or infinite: in the weights, or
  /// in what it makes of the examples.
  public func firstWithoutNumbers(_ state: LearningState, _ batch: [Example]) -> String? {
    let network = network(state)
    var found: String?
    ForwardPass(network).run(batch.map(\.input)) { index, outputs in
      guard found == nil else { return }
      let weights = network.weights[index].values
      let isFinite = (weights + outputs).allSatisfy { $0.elements.allSatisfy(\.isFinite) }
      if !isFinite { found = network.nodes[index].alias }
    }
    return found
  }
}
