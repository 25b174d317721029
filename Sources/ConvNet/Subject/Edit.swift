/// A change of a network's weights or maps, as it was said, never the numbers it made.
public struct Edit: Hashable, Sendable {
  public enum Change: Hashable, Sendable {
    /// A parameter, or the part of it under `indices` (fewer than it has axes: all below).
    case weights(String, indices: [Int], WeightOperation)
    /// One map, or with nil all maps of the layer, put out zeros.
    case mute(map: Int?)
  }
  public let layer: Int
  public let change: Change

  public init(layer: Int, _ change: Change) { (self.layer, self.change) = (layer, change) }
}
