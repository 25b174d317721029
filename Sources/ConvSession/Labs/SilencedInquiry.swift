public import ConvNet

/// What the layers behind a map are without it, for the picture at hand: of the map that stands at a
/// rank of those that matter.
public struct SilencedInquiry: Inquiry {
  private let subject: Subject
  private let knockouts: KnockoutInquiry
  private let layer: Int
  private let lab: KnockoutLab

  /// - Returns: nil where nothing can be silenced.
  public init?(_ session: Session, _ lab: KnockoutLab) {
    guard let layer = lab.layer(in: session),
      let knockouts = KnockoutInquiry(session, layer: layer)
    else { return nil }
    (subject, self.layer, self.knockouts, self.lab) = (session.subject, layer, knockouts, lab)
  }

  public var words: String { "\(subject.network.nodes[layer].alias) without a map" }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<SilencedMap, OpenFailure> {
    switch try desk.answer(knockouts) {
    case .failure(let failure): return .failure(failure)
    case .success(let knockouts):
      let network = subject.network
      let map = lab.map(in: knockouts, network)
      let without = subject.without(map, of: layer)
      var changes: [SilencedMap.Change] = []
      for index in network.nodes.indices
      where network.graph.reaches(index, from: layer) && network.graph.obstacle(to: index) == nil {
        let before = try desk.answer(.activation(index), of: subject).tensor
        let now = try desk.answer(.activation(index), of: without).tensor
        let change = try LayerChange(now, from: before, desk.checkpoint)
        changes.append(.init(layer: index, before: before, now: now, change: change))
      }
      return .success(SilencedMap(layer: layer, map: map, changes: changes))
    }
  }
}

/// The layers behind a silent map, as they are with it and without it.
public struct SilencedMap: Measured {
  public struct Change: Sendable {
    public let layer: Int
    public let before: Tensor
    public let now: Tensor
    public let change: LayerChange
  }
  public let layer: Int
  public let map: Int
  /// The layer itself first, in the order of the pass.
  public let changes: [Change]

  public var byteCount: Int { changes.reduce(0) { $0 + $1.now.byteCount + $1.change.byteCount } }
}

extension Subject {
  /// The subject with one more map silent.
  public func without(_ map: Int, of layer: Int) -> Subject {
    var without = self
    without.edits.append(Edit(layer: layer, .mute(map: map)))
    return without
  }
}

extension KnockoutLab {
  /// The map that the cursor is on.
  public func map(in knockouts: Knockouts, _ network: Network) -> Int {
    knockouts.order(by: chosen(in: knockouts))[row(in: knockouts, network)]
  }
}

extension Scene {
  /// What is behind the map at hand without it.
  public func silenced(_ lab: KnockoutLab) -> Shown<SilencedMap> {
    guard let inquiry = SilencedInquiry(session, lab) else { return .hidden }
    return shown(inquiry)
  }
}
