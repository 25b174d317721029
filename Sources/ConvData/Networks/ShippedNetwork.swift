public import ConvNet

/// A network that ships with the program: a network line, and weights that were made by hand.
public struct ShippedNetwork: Sendable {
  public let name: String
  /// One sentence on what it tells apart, and how.
  public let summary: String
  /// As `NetworkLine` reads it.
  public let line: String
  /// By their names in `state_dict`: `edges.weight`.
  public let weights: [String: Tensor]
  /// What the last layer's units stand for, in their order.
  public let labels: [String]
  /// By the name of the layer, a few words for each of its maps.
  public let mapNames: [String: [String]]
  /// Names of drawn pictures that it can read, the default first.
  public let inputs: [String]

  public static let catalog = [letters, scenes]
}
