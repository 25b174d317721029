import ConvNet

extension Session {
  /// The steps that a command would learn, from the last moment that is known to be reached; nil of
  /// one that learns nothing.
  public func stepsToLearn(_ command: Command, _ results: Results) -> Int? {
    let run = subject.origin.moment?.run
    let reached = run.map { learning.reached(of: $0) } ?? 0
    if let train = command.read(as: Train.self) { return train.steps }
    if let moment = command.read(as: GoToMoment.self) { return max(0, moment.step - reached) }
    guard let epoch = command.read(as: GoToEpoch.self), let run, run.filed == nil,
      case .success(let known)? = results[MomentInquiry(run, step: reached)],
      let length = known.stepsInEpoch
    else { return nil }
    return max(0, epoch.epoch * length - reached)
  }
}
