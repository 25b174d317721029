import ConvNet

extension Session {
  /// Moments that are worked out ahead of the one that is seen.
  private static let ahead = 20

  /// A moment some way ahead, to be worked out with those before it.
  /// - Throws: `notYet` with what has to be known before; or why nothing can be learned.
  public func momentAhead(_ results: Results) throws(CommandError) -> Need {
    let (run, step) = try run(results)
    let stride = MomentInquiry.stride(of: run)
    let near = MomentInquiry(run, step: (step / stride + 1) * stride)
    if case .failure(let failure)? = results[near] { throw .failed(failure.sentence) }
    return Need(MomentInquiry(run, step: (step / stride + Session.ahead) * stride))
  }
  /// - Returns: nil where the next moment is not known yet.
  public func stepsToNextMoment(_ scene: Scene, _ results: Results) throws(CommandError) -> Int? {
    let (run, step) = try run(results)
    return scene.nextMoment(after: step, of: run).map { $0 - step }
  }
}
