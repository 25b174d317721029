import ConvNet

/// A moment that somebody wrote down: its weights are read, and tried as those of other runs are.
extension MomentInquiry {
  func filed(
    _ filed: FiledMoments, at desk: inout some Desk
  ) throws(Cancelled) -> Result<LearnedMoment, OpenFailure> {
    guard let moment = filed[step] else {
      return .failure(OpenFailure(sentence: "there is no moment \(step); there are \(filed.words)"))
    }
    var network = run.start
    if let file = moment.file {
      switch try desk.answer(FiledWeightsInquiry(network: run.start, file: file)) {
      case .success(let read): network = read
      case .failure(let failure): return .failure(failure)
      }
    }
    var trials: Trail<LearningMark> = []
    if !run.data.name.isEmpty {
      switch try self.trials(of: network, filed, at: &desk) {
      case .success(let found): trials = found
      case .failure(let failure): return .failure(failure)
      }
    }
    return .success(
      LearnedMoment(
        moment: Moment(run, step: step, network), state: nil, stepsInEpoch: nil, steps: [],
        trials: trials, moves: [Double?](repeating: nil, count: network.nodes.count)))
  }

  /// What came of trying the moments before, and of trying this one; none where the network can not
  /// be tried.
  private func trials(
    of network: Network, _ filed: FiledMoments, at desk: inout some Desk
  ) throws(Cancelled) -> Result<Trail<LearningMark>, OpenFailure> {
    var trials: Trail<LearningMark> = []
    if let earlier = filed.moments.last(where: { $0.step < step }) {
      switch try desk.answer(MomentInquiry(run, step: earlier.step)) {
      case .success(let known): trials = known.trials
      case .failure(let failure): return .failure(failure)
      }
    }
    guard case .success(let split) = try desk.answer(ExamplesInquiry(run)) else {
      return .success(trials)
    }
    let examples = split.tried(on: network)
    let plan: LearningPlan
    do throws(LearningError) {
      plan = try LearningPlan(network, frozen: network.layers(named: run.recipe.frozen))
      try plan.check(examples)
    } catch { return .success(trials) }
    let found = try Learner(plan).evaluate(examples, desk.checkpoint)
    trials.append(LearningMark(step: step, loss: found.loss, accuracy: found.accuracy))
    return .success(trials)
  }
}

extension FiledMoments {
  /// Their steps, as a sentence lists them.
  var words: String {
    let first = moments.prefix(8).map { "\($0.step)" }.joined(separator: ", ")
    return moments.count > 8 ? "\(first) … \(moments[moments.count - 1].step)" : first
  }
}
