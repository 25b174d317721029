public import ConvNet

/// A network that ships with the program.
public struct ShippedNetwork: Sendable {
  /// The layers, and how they are put together.
  public enum Plan: Sendable {
    /// A line that `NetworkLine` reads.
    case line(String)
    /// A graph of layers, some of which join several others, after an input of this shape.
    case graph(input: Shape, [GraphPart])
    /// A model file, `models/NAME.onnx` among what ships with the program.
    case file
  }
  public let name: String
  /// The sentence on what it tells apart, and how.
  public let summary: String
  public let plan: Plan
  /// Steps of learning that made it, of which some moments lie in `models/NAME`; nil where none do.
  public var steps: Int?
  /// The weights by their names in `state_dict`: `edges.weight`. Empty where it is not trained:
  /// then it begins as PyTorch begins, with seed 7.
  public let weights: [String: Tensor]
  /// The meanings of the last layer's units, in their order.
  public let labels: [String]
  /// A few words for each map of a layer, by the layer's name.
  public let mapNames: [String: [String]]
  /// The names of drawn pictures that it can read, the default first.
  public let inputs: [String]

  public static let catalog = [letters, lenet, shapes, scenes, residual, branches]

  /// The network; nil where it has to be read from its file.
  public var network: Network? {
    do {
      switch plan {
      case .line(let line):
        return try NetworkLine.network(
          line, name: name, weights: weights, labels: labels, mapNames: mapNames)
      case .graph(let input, let parts):
        return try Network(
          name: name, input: input, GraphPart.parts(parts, weights), labels: labels)
      case .file: return nil
      }
    } catch { preconditionFailure("\(name) is wrong in the source: \(error)") }
  }
}
