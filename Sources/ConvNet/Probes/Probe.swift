/// A measurement of a subject: a question with a typed answer, kept under the part of the subject
/// that it reads. One measurement is one file: the probe, what it reads, and how it is answered.
public protocol Probe: Hashable, Sendable {
  associatedtype Answer: Measured

  /// The layer at which a pass stands while this is answered; nil where no layer's output is asked.
  var stage: Int? { get }
  /// The part of a subject that the answer depends on.
  func part(of subject: Subject) -> Subject
  /// Why there can be no answer; nil where there is one. What it rests on is included.
  func obstacle(in network: Network) -> String?
  /// Questions of the same kind that are to be answered before this one, in order.
  func groundwork(in subject: Subject, isKnown: (Self) -> Bool) -> [Self]
  /// - Parameters:
  ///   - subject: the part that the answer depends on.
  ///   - known: answers what this rests on.
  /// - Throws: ``Cancelled`` where `known` or the checkpoint does.
  func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Answer
  /// Names what is measured, for progress and errors.
  func words(in network: Network) -> String
}

extension Probe {
  public var stage: Int? { nil }
  public func obstacle(in network: Network) -> String? { nil }
  public func groundwork(in subject: Subject, isKnown: (Self) -> Bool) -> [Self] { [] }
}

/// A measurement of what one layer puts out.
public protocol LayerProbe: Probe {
  var layer: Int { get }
}

extension LayerProbe {
  public var stage: Int? { layer }
  public func part(of subject: Subject) -> Subject { subject.reaching(layer) }
  public func obstacle(in network: Network) -> String? { network.obstacle(to: layer) }
  public func words(in network: Network) -> String { network.nodes[layer].alias }
}

/// Something whose memory is counted where it is kept.
public protocol Measured: Sendable {
  /// Bytes that nothing else holds.
  var byteCount: Int { get }
}

/// A source of answers to probes, which finds them or works them out.
public protocol Known {
  mutating func answer<P: Probe>(_ probe: P, of subject: Subject) throws(Cancelled) -> P.Answer
}
