public import ConvNet

extension LearningPlan {
  /// - Throws: ``LearningError`` where the network can not learn so.
  public init(_ run: LearningRun) throws(LearningError) {
    try self.init(
      run.start, frozen: run.start.layers(named: run.recipe.frozen),
      optimizer: run.recipe.optimizer, rate: run.recipe.rate,
      start: .kept, seed: run.recipe.seed)
  }
}

extension Network {
  /// The layers with some names; what is frozen may be of another network.
  func layers(named names: Set<String>) -> Set<Int> {
    Set(nodes.indices.filter { names.contains(nodes[$0].alias) })
  }
}

extension Batches {
  /// The batches of a run.
  init(_ examples: any Examples, _ run: LearningRun) {
    self.init(examples, size: run.recipe.batch, seed: run.recipe.seed)
  }
}
