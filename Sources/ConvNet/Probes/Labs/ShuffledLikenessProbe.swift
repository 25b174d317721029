/// How much of a heatmap is left where the network's weights are in another order. What is left was
/// never learned: it comes from the picture and from how the network is built.
public struct ShuffledLikenessProbe: Probe {
  /// The class; nil: the one that is said.
  public let unit: Int?
  public let source: EvidenceSource
  public let fill: PatchFill

  public init(_ unit: Int?, _ source: EvidenceSource, fill: PatchFill) {
    (self.unit, self.source, self.fill) = (unit, source, fill)
  }

  public func part(of subject: Subject) -> Subject { subject.reaching(subject.network.scoreLayer) }
  public func obstacle(in network: Network) -> String? { network.classObstacle }
  public func words(in network: Network) -> String { "the same with shuffled weights" }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> ShuffledLikeness {
    let own = try source.heat(unit, fill, isShuffled: false, subject, &known)
    let other = try source.heat(unit, fill, isShuffled: true, subject, &known)
    guard let own, let other else { return ShuffledLikeness(heat: nil, likeness: nil) }
    return ShuffledLikeness(heat: other, likeness: own.likeness(to: other))
  }
}

/// The heatmap that shuffled weights make, and how alike the two are.
public struct ShuffledLikeness: Measured {
  public let heat: HeatMap?
  /// From −1 to 1; nil where one of them is the same everywhere.
  public let likeness: Double?
  public var byteCount: Int { heat?.byteCount ?? 0 }
}
