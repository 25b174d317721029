public import ConvNet

extension LearningRun {
  /// All that its weights at any step follow from, as one number.
  public var digest: Digest {
    var digest = Digest()
    digest.combine("\(start.digest) \(data.text) \(data.digest.map { "\($0)" } ?? "")")
    let frozen = recipe.frozen.sorted().joined(separator: " ")
    digest.combine("\(recipe.optimizer) \(recipe.rate) \(recipe.batch) \(recipe.seed) \(frozen)")
    return digest
  }
}

extension LearnedMoment {
  /// A moment that was written down, with what had come of its run until then.
  /// - Returns: nil where the numbers are none of the run's.
  public init?(
    _ inquiry: MomentInquiry, numbers: [Float], memories: [Float], steps: [LearningMark],
    trials: [LearningMark], _ split: ExampleSplit
  ) {
    let run = inquiry.run
    guard let plan = try? LearningPlan(run),
      let state = LearningState(plan, step: inquiry.step, numbers: numbers, memories: memories)
    else { return nil }
    self.init(
      moment: Moment(run, step: inquiry.step, plan.network(state)), state: state,
      stepsInEpoch: Batches(split.training, run).stepsInEpoch, steps: Trail(steps),
      trials: Trail(trials), moves: [Double?](repeating: nil, count: run.start.nodes.count))
  }
}
