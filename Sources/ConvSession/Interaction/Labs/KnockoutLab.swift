public import ConvNet

/// What is chosen in the lab of silenced maps.
public struct KnockoutLab: Hashable, Sendable {
  /// nil: the layer at hand, or the first that can be silenced.
  public internal(set) var layer: Int?
  /// The row of the ranking that the cursor is on.
  public internal(set) var row = 0
  /// The class by which maps are ranked, as a place in the list of those that occur; nil: all.
  public internal(set) var column: Int?

  public init() {}

  /// The layers whose maps can be silenced one by one.
  public static func layers(_ session: Session) -> [Int] {
    session.network.nodes.indices.filter { KnockoutInquiry(session, layer: $0) != nil }
  }
  /// The layer that is looked at.
  public func layer(in session: Session) -> Int? {
    for wanted in [layer, session.place.layer].compactMap({ $0 })
    where session.network.nodes.indices.contains(wanted)
      && KnockoutInquiry(session, layer: wanted) != nil
    {
      return wanted
    }
    return session.network.nodes.indices.first { KnockoutInquiry(session, layer: $0) != nil }
  }
  /// The class that is chosen.
  public func chosen(in knockouts: Knockouts) -> Int? {
    column.flatMap { knockouts.classes.indices.contains($0) ? knockouts.classes[$0] : nil }
  }
  public func row(in knockouts: Knockouts, _ network: Network) -> Int {
    min(max(0, row), network.nodes[knockouts.layer].shape.channels - 1)
  }
}
