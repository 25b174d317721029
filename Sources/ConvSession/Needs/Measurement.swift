public import ConvNet

/// A probe asked of a subject, kept under the part of the subject that its answer depends on.
public struct Measurement<P: Probe>: Inquiry {
  public let probe: P
  public let subject: Subject

  public init(_ probe: P, of subject: Subject) {
    (self.probe, self.subject) = (probe, probe.part(of: subject))
  }

  public var words: String { probe.words(in: subject.network) }
  public var progress: PassProgress? {
    guard let stage = probe.stage else { return nil }
    let network = subject.network
    return PassProgress(
      layer: network.nodes[stage].alias, index: stage, last: network.last, share: 0)
  }

  public func groundwork(isKnown: (Self) -> Bool) -> [Self] {
    guard probe.obstacle(in: subject.network) == nil else { return [] }
    return probe.groundwork(in: subject) { isKnown(Self($0, of: subject)) }
      .map { Self($0, of: subject) }
  }

  public func answer(at desk: inout some Desk) throws(Cancelled) -> Result<P.Answer, OpenFailure> {
    if let why = probe.obstacle(in: subject.network) { return .failure(OpenFailure(sentence: why)) }
    let checkpoint = desk.checkpoint
    return .success(try probe.answer(subject, &desk, checkpoint))
  }
}
