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
  /// Whether it does in another layer that reads the same tensor what the edit before it said.
  public let isEcho: Bool

  public init(layer: Int, _ change: Change, isEcho: Bool = false) {
    (self.layer, self.change, self.isEcho) = (layer, change, isEcho)
  }
}
