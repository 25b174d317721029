import ConvNet

extension Session {
  /// Moments that are worked out ahead of the one that is seen.
  private static let ahead = 20

  /// A moment some way ahead, to be worked out with those before it.
  /// - Throws: `notYet` with what has to be known before; or why nothing can be learned.
  public func momentAhead(_ results: Results) throws(CommandError) -> Need {
    let (run, step) = try run(results)
    if let failure = results.failure(after: step, of: run) { throw .failed(failure.sentence) }
    return Need(MomentInquiry(run, step: (step / run.stride + Session.ahead) * run.stride))
  }
  /// - Returns: nil where the next moment is not known yet.
  public func stepsToNextMoment(_ scene: Scene, _ results: Results) throws(CommandError) -> Int? {
    let (run, step) = try run(results)
    return scene.nextMoment(after: step, of: run).map { $0 - step }
  }
  /// The steps from here to the last one before the run breaks off; nil where none is known to do.
  public func stepsToBreak(_ results: Results) -> Int? {
    guard let (run, step) = try? run(results),
      let last = results.failure(after: step, of: run)?.lastStep
    else { return nil }
    return max(0, last - step)
  }
}

extension Results {
  /// Why a run does not come to its next moment; nil where it does, or that is not known.
  func failure(after step: Int, of run: LearningRun) -> OpenFailure? {
    guard run.filed == nil else { return nil }
    let near = MomentInquiry(run, step: (step / run.stride + 1) * run.stride)
    guard case .failure(let failure)? = self[near] else { return nil }
    return failure
  }
}
