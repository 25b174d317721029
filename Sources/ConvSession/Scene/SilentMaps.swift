public import ConvNet

/// The maps of a layer with the most silent first, as their screen lists them.
public struct SilentMaps: Sendable {
  public let layer: Int
  public let shares: SilentShares
  public var order: [Int] { shares.order }

  /// The layer at hand; where the place is the network, or a layer without maps, the one with the
  /// most silent maps of all that are known. nil where none is known.
  public init?(_ scene: Scene) {
    let place = scene.session.place
    guard SilentMaps.isElsewhere(scene.session) else {
      guard let shares = scene.measured(.silentShares(place.layer)).value else { return nil }
      self.init(place.layer, shares)
      return
    }
    var best: SilentMaps?
    for layer in SilentMaps.layers(scene.session) {
      guard let shares = scene.measured(.silentShares(layer)).value else { continue }
      let maps = SilentMaps(layer, shares)
      if best.map({ $0.isLess(than: maps) }) ?? true { best = maps }
    }
    guard let best else { return nil }
    self = best
  }

  /// The needs of the list.
  public static func needs(_ session: Session) -> [Need] {
    let layers = isElsewhere(session) ? layers(session) : [session.place.layer]
    return layers.map { .about(session.subject, .silentShares($0)) }
  }

  private init(_ layer: Int, _ shares: SilentShares) {
    (self.layer, self.shares) = (layer, shares)
  }

  /// Whether it lists another layer than the one at hand.
  public static func isElsewhere(_ session: Session) -> Bool {
    session.place.rung == .network || session.position.node.shape.rank < 2
  }

  /// The layers with maps that the pass has come through; the picture is none of them.
  public static func layers(_ session: Session) -> [Int] {
    let nodes = session.network.nodes
    return nodes.indices.dropFirst().filter { layer in
      let count = nodes[layer].shape.count
      return nodes[layer].shape.rank > 1
        && (!session.isStepping || session.position.extent(of: layer).elements >= count)
    }
  }

  private func isLess(than other: SilentMaps) -> Bool {
    (shares.dead.count, share) < (other.shares.dead.count, other.share)
  }
  /// The silent numbers of all.
  private var share: Double {
    Double(shares.counts.reduce(0, +)) / Double(max(1, shares.counts.count * shares.cells))
  }
}
