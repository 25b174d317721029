public import ConvNet

/// A run at one of its steps: the network, and what the run goes on from.
public struct LearnedMoment: Sendable, Measured {
  public let moment: Moment
  public let state: LearningState
  /// What came of every step so far.
  public let steps: Trail<LearningMark>
  /// What came of trying it on examples that it never saw, now and then.
  public let trials: Trail<LearningMark>
  /// How far the last step moved each layer's weights, against their size; nil for one that does not
  /// learn.
  public let moves: [Double?]

  public var byteCount: Int { state.byteCount + moment.network.byteCount }
}

/// The loss, and the share that was right, after so many steps.
public struct LearningMark: Hashable, Sendable {
  public let step: Int
  public let loss: Double
  public let accuracy: Double
}

/// The moment of a run after so many steps. It is worked out from the nearest moment before it that
/// is known, and those on the way are kept as well.
public struct MomentInquiry: Inquiry {
  public let run: LearningRun
  public let step: Int

  public init(_ run: LearningRun, step: Int) { (self.run, self.step) = (run, step) }

  public init(_ moment: Moment) { self.init(moment.run, step: moment.step) }

  public var words: String { "\(run.start.name) at step \(step)" }
  public var progress: PassProgress? {
    PassProgress(layer: "step", index: step, last: step, share: 0)
  }

  /// Steps between two moments that are kept: few enough that one can watch, and more where a moment
  /// takes much memory.
  public static func stride(of run: LearningRun) -> Int {
    let bytes = 4 * run.start.byteCount
    let work = run.recipe.batch * run.start.nodes.reduce(0) { $0 + $1.multiplyAdds }
    return min(50, max(bytes >> 16, min(10, 200_000_000 / max(1, work)), 1))
  }

  /// Moments on the way from the last that is known, in order.
  public func groundwork(isKnown: (MomentInquiry) -> Bool) -> [MomentInquiry] {
    let stride = Self.stride(of: run)
    var missing: [MomentInquiry] = []
    var step = (self.step - 1) / stride * stride
    while step >= 0, self.step > 0 {
      let earlier = MomentInquiry(run, step: step)
      if isKnown(earlier) { break }
      missing.append(earlier)
      step -= stride
    }
    return missing.reversed()
  }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<LearnedMoment, OpenFailure> {
    let split: ExampleSplit
    switch try desk.answer(ExamplesInquiry(run)) {
    case .success(let answer): split = answer
    case .failure(let failure): return .failure(failure)
    }
    let plan: LearningPlan
    do throws(LearningError) {
      plan = try LearningPlan(run)
      try plan.check([split.training.example(0), split.validation.example(0)])
      try plan.check(classes: split.classes.count)
    } catch { return .failure(OpenFailure(sentence: "\(error)")) }
    guard step > 0 else { return .success(try beginning(plan, split, desk.checkpoint)) }
    let stride = Self.stride(of: run)
    let earlier = MomentInquiry(run, step: (step - 1) / stride * stride)
    switch try desk.answer(earlier) {
    case .success(let known): return try after(known, plan, split, desk.checkpoint)
    case .failure(let failure): return .failure(failure)
    }
  }

  private func beginning(
    _ plan: LearningPlan, _ split: ExampleSplit, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> LearnedMoment {
    let learner = Learner(plan)
    return LearnedMoment(
      moment: Moment(run, step: 0, run.start), state: learner.state, steps: [],
      trials: [try Self.trial(learner, split, checkpoint)],
      moves: [Double?](repeating: nil, count: run.start.nodes.count))
  }

  private func after(
    _ known: LearnedMoment, _ plan: LearningPlan, _ split: ExampleSplit, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Result<LearnedMoment, OpenFailure> {
    let batches = Batches(split.training, size: run.recipe.batch, seed: run.recipe.seed)
    var learner = Learner(plan, known.state)
    var steps = known.steps
    var before = known.state
    for index in known.state.step..<step {
      let batch = batches(index)
      before = learner.state
      if let misfit = Self.misfit(plan, batch) { return .failure(misfit) }
      let result = try learner.step(batch, checkpoint)
      guard result.loss.isFinite, learner.state.numbers.allSatisfy(\.isFinite) else {
        return .failure(BrokenRun(plan, before, batch, after: learner.state).failure)
      }
      steps.append(
        LearningMark(
          step: index + 1, loss: result.loss,
          accuracy: Double(result.correct) / Double(batch.count)))
    }
    var trials = known.trials
    if step.isMultiple(of: Self.stride(of: run)) {
      trials.append(try Self.trial(learner, split, checkpoint))
    }
    let network = plan.network(learner.state)
    return .success(
      LearnedMoment(
        moment: Moment(run, step: step, network), state: learner.state, steps: steps,
        trials: trials, moves: Self.moves(plan, from: before, to: learner.state)))
  }
  private static func misfit(_ plan: LearningPlan, _ batch: [Example]) -> OpenFailure? {
    do throws(LearningError) { try plan.check(batch) } catch {
      return OpenFailure(sentence: "\(error)")
    }
    return nil
  }

  /// The examples of a trial while learning goes on.
  private static let trialCount = 200

  private static func trial(
    _ learner: Learner, _ split: ExampleSplit, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> LearningMark {
    let examples = (0..<min(trialCount, split.validation.count)).map(split.validation.example)
    let found = try learner.evaluate(examples, checkpoint)
    return LearningMark(step: learner.state.step, loss: found.loss, accuracy: found.accuracy)
  }

  private static func moves(
    _ plan: LearningPlan, from before: LearningState, to after: LearningState
  ) -> [Double?] {
    plan.network.nodes.indices.map { layer in
      guard let new = plan.weights(layer, after)["weight"],
        let old = plan.weights(layer, before)["weight"], new != old
      else { return nil }
      func size(_ numbers: some Sequence<Float>) -> Double {
        numbers.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      }
      return size(zip(new.elements, old.elements).lazy.map { $0 - $1 })
        / max(size(old.elements), 1e-30)
    }
  }
}

extension LearningPlan {
  /// - Throws: ``LearningError`` where the network can not learn so.
  public init(_ run: LearningRun) throws(LearningError) {
    let frozen = run.start.nodes.indices.filter {
      run.recipe.frozen.contains(run.start.nodes[$0].alias)
    }
    try self.init(
      run.start, frozen: Set(frozen), optimizer: run.recipe.optimizer, rate: run.recipe.rate,
      start: .kept, seed: run.recipe.seed)
  }
}
