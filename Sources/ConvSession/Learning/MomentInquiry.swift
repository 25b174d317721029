public import ConvNet

/// A run at one of its steps: the network, and what the run goes on from.
public struct LearnedMoment: Sendable, Measured {
  public let moment: Moment
  /// What the next step follows from; nil where only the weights were written down.
  public let state: LearningState?
  /// Steps in an epoch; nil where nobody knows.
  public let stepsInEpoch: Int?
  /// What came of every step so far.
  public let steps: Trail<LearningMark>
  /// What came of trying it on examples that it never saw, now and then.
  public let trials: Trail<LearningMark>
  /// How far the last step moved each layer's weights, against their size; nil for one that does not
  /// learn.
  public let moves: [Double?]

  public var byteCount: Int { (state?.byteCount ?? 0) + moment.network.byteCount }
}

/// The loss, and the share that was right, after so many steps.
public struct LearningMark: Hashable, Sendable, Codable {
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

  /// Moments are thinned evenly: of those that are kept every other one goes first.
  public var worth: Int? {
    guard step > 0, run.filed == nil else { return Int.bitWidth }
    return (step / run.stride).trailingZeroBitCount
  }

  /// Moments on the way from the last that is known, in order.
  public func groundwork(isKnown: (MomentInquiry) -> Bool) -> [MomentInquiry] {
    if let filed = run.filed { return groundwork(filed, isKnown: isKnown) }
    let stride = run.stride
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

  private func groundwork(
    _ filed: FiledMoments, isKnown: (MomentInquiry) -> Bool
  ) -> [MomentInquiry] {
    guard !run.data.name.isEmpty else { return [] }
    let earlier = filed.moments.map { MomentInquiry(run, step: $0.step) }.filter { $0.step < step }
    return Array(earlier[((earlier.lastIndex(where: isKnown) ?? -1) + 1)...])
  }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<LearnedMoment, OpenFailure> {
    if let filed = run.filed { return try self.filed(filed, at: &desk) }
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
    let stride = run.stride
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
      moment: Moment(run, step: 0, run.start), state: learner.state,
      stepsInEpoch: Batches(split.training, run).stepsInEpoch, steps: [],
      trials: [try Self.trial(learner, split, step: 0, checkpoint)],
      moves: [Double?](repeating: nil, count: run.start.nodes.count))
  }

  private func after(
    _ known: LearnedMoment, _ plan: LearningPlan, _ split: ExampleSplit, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Result<LearnedMoment, OpenFailure> {
    guard let state = known.state else { preconditionFailure("a run of its own has its states") }
    let batches = Batches(split.training, run)
    var learner = Learner(plan, state)
    var (steps, before) = (known.steps, state)
    for index in state.step..<step {
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
    if step.isMultiple(of: run.stride) {
      trials.append(try Self.trial(learner, split, step: step, checkpoint))
    }
    let network = plan.network(learner.state)
    return .success(
      LearnedMoment(
        moment: Moment(run, step: step, network), state: learner.state,
        stepsInEpoch: batches.stepsInEpoch, steps: steps, trials: trials,
        moves: Self.moves(plan, from: before, to: learner.state)))
  }
  private static func misfit(_ plan: LearningPlan, _ batch: [Example]) -> OpenFailure? {
    do throws(LearningError) { try plan.check(batch) } catch {
      return OpenFailure(sentence: "\(error)")
    }
    return nil
  }

  private static func trial(
    _ learner: Learner, _ split: ExampleSplit, step: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> LearningMark {
    let found = try learner.evaluate(split.tried(on: learner.plan.network), checkpoint)
    return LearningMark(step: step, loss: found.loss, accuracy: found.accuracy)
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
