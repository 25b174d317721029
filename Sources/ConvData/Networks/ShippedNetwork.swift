public import ConvNet

/// A network that ships with the program.
public struct ShippedNetwork: Sendable {
  /// How its layers are put together.
  public enum Plan: Sendable {
    /// As `NetworkLine` reads it.
    case line(String)
    /// Layers that come together from several others, after an input of this shape.
    case graph(input: Shape, [GraphPart])
  }
  public let name: String
  /// One sentence on what it tells apart, and how.
  public let summary: String
  public let plan: Plan
  /// By their names in `state_dict`: `edges.weight`. Empty where it is not trained: then it begins
  /// as PyTorch begins, with seed 7.
  public let weights: [String: Tensor]
  /// What the last layer's units stand for, in their order.
  public let labels: [String]
  /// By the name of the layer, a few words for each of its maps.
  public let mapNames: [String: [String]]
  /// Names of drawn pictures that it can read, the default first.
  public let inputs: [String]

  public static let catalog = [letters, scenes, residual, branches]

  public var network: Network {
    do {
      switch plan {
      case .line(let line):
        return try NetworkLine.network(
          line, name: name, weights: weights, labels: labels, mapNames: mapNames)
      case .graph(let input, let parts):
        return try Network(
          name: name, input: input, GraphPart.parts(parts, weights), labels: labels)
      }
    } catch { preconditionFailure("\(name) is wrong in the source: \(error)") }
  }
}
