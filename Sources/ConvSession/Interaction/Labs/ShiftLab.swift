public import ConvNet

/// What is chosen in the lab of moved pictures: how the picture moves, how far, and whose maps are
/// seen.
public struct ShiftLab: Hashable, Sendable {
  public internal(set) var motion = PictureMotion.across
  /// Steps of the motion from rest.
  public internal(set) var steps = 1
  /// nil: the layer at hand, or the first.
  public internal(set) var layer: Int?
  /// nil: the map with the strongest number.
  public internal(set) var map: Int?

  public init() {}

  /// The amount at hand as an index of the motion's amounts.
  public func index(_ picture: Shape) -> Int {
    let last = motion.amounts(picture).count - 1
    return min(max(0, motion.rest(picture) + steps), last)
  }
  public func amount(_ picture: Shape) -> Double { motion.amounts(picture)[index(picture)] }

  /// The layer whose maps are seen: one with maps.
  public func layer(in session: Session) -> Int? {
    let nodes = session.network.nodes
    let wanted = [layer, session.place.layer].compactMap { $0 }
    return wanted.first { $0 > 0 && nodes.indices.contains($0) } ?? (nodes.count > 1 ? 1 : nil)
  }
}
