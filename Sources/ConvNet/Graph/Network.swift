/// A network as it was opened: a graph of named layers in an order in which each comes after what
/// it reads. Never changed: edits lie beside it. Equal by the digest taken at opening.
public struct Network: Sendable {
  public let name: String
  /// Node 0 is the input.
  public let nodes: [Node]
  /// Names of the classes, in the order of the last layer's units; may be empty.
  public let labels: [String]
  public let normalization: Normalization
  public let digest: Digest
  /// Whether each layer reads just the one before it.
  public let isChain: Bool
  /// Layers that belong together, by their names or the sizes of their maps: each block before
  /// those inside it.
  public let blocks: [Block]
  /// For every layer those whose output reaches it; empty for a chain, where the order says it.
  private let ancestry: [Set<Int>]

  /// What a node is before its shapes are known.
  public struct Part: Sendable {
    public var alias: String
    public var rawName: String
    public var layer: any Layer
    public var inputs: [Int]
    public var weights: Parameters
    public var mapNames: [String]

    public init(
      _ alias: String, _ layer: any Layer, inputs: [Int], weights: Parameters = [:],
      mapNames: [String] = [], rawName: String? = nil
    ) {
      (self.alias, self.layer, self.inputs) = (alias, layer, inputs)
      (self.weights, self.mapNames, self.rawName) = (weights, mapNames, rawName ?? alias)
    }
  }

  /// - Parameter parts: the layers after the input, whose inputs count from 0, the input.
  /// - Throws: ``NetworkError`` that names the layer.
  public init(
    name: String, input: Shape, _ parts: [Part], labels: [String] = [],
    normalization: Normalization = .none
  ) throws(NetworkError) {
    let first = Node(
      alias: "input", rawName: "input", layer: Input(input), inputs: [], inputShapes: [],
      shape: input, weights: [:], mapNames: [])
    var nodes = [first]
    var aliases: Set = ["input"]
    for part in parts {
      guard aliases.insert(part.alias).inserted else { throw .nameTwice(part.alias) }
      nodes.append(try Network.node(part, after: nodes))
    }
    self.init(name: name, nodes: nodes, labels: labels, normalization: normalization)
  }

  private init(name: String, nodes: [Node], labels: [String], normalization: Normalization) {
    (self.name, self.nodes, self.labels) = (name, nodes, labels)
    self.normalization = normalization
    digest = Network.digest(nodes, labels, normalization)
    blocks = BlockTree(nodes).blocks
    isChain = nodes.indices.dropFirst().allSatisfy { nodes[$0].inputs == [$0 - 1] }
    ancestry = isChain ? [] : Network.ancestry(nodes)
  }

  private static func ancestry(_ nodes: [Node]) -> [Set<Int>] {
    var ancestry: [Set<Int>] = []
    for (layer, node) in nodes.enumerated() {
      ancestry.append(node.inputs.reduce(into: [layer]) { $0.formUnion(ancestry[$1]) })
    }
    return ancestry
  }

  /// Whether a layer's output reaches another, or is it.
  public func reaches(_ layer: Int, from source: Int) -> Bool {
    isChain ? source <= layer : ancestry[layer].contains(source)
  }

  private static func node(_ part: Part, after nodes: [Node]) throws(NetworkError) -> Node {
    guard !part.inputs.isEmpty, part.inputs.allSatisfy(nodes.indices.contains) else {
      throw .order(part.alias)
    }
    let inputShapes = part.inputs.map { nodes[$0].shape }
    let shape: Shape
    do { shape = try part.layer.outputShape(inputShapes) } catch {
      throw .layer(part.alias, error)
    }
    for parameter in part.layer.parameters {
      guard let weight = part.weights[parameter.name] else {
        throw .missingWeight(part.alias, parameter)
      }
      guard weight.shape == parameter.shape else {
        throw .weightShape(part.alias, parameter, weight.shape)
      }
    }
    return Node(
      alias: part.alias, rawName: part.rawName, layer: part.layer, inputs: part.inputs,
      inputShapes: inputShapes, shape: shape, weights: part.weights, mapNames: part.mapNames)
  }

  private static func digest(
    _ nodes: [Node], _ labels: [String], _ normalization: Normalization
  ) -> Digest {
    var digest = Digest()
    for node in nodes {
      digest.combine("\(node.alias) \(node.kind) \(node.layer.line) \(node.shape) \(node.inputs)")
      for parameter in node.layer.parameters {
        if let weight = node.weights[parameter.name] { digest.combine(weight) }
      }
    }
    for label in labels { digest.combine(label) }
    digest.combine("\(normalization.mean) \(normalization.deviation)")
    return digest
  }

  /// The same layers and weights for a picture of another size.
  /// - Throws: ``NetworkError`` where a layer is tied to the size it had (dense after flatten).
  public func resized(to input: Shape) throws(NetworkError) -> Network {
    let parts = nodes.dropFirst().map { node in
      Part(
        node.alias, node.layer, inputs: node.inputs, weights: node.weights,
        mapNames: node.mapNames, rawName: node.rawName)
    }
    return try Network(
      name: name, input: input, parts, labels: labels, normalization: normalization)
  }
}

extension Network: Hashable {
  public static func == (first: Network, second: Network) -> Bool { first.digest == second.digest }
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// Why layers do not make a network.
public enum NetworkError: Error, Hashable, Sendable {
  case nameTwice(String)
  /// It reads a layer that is not before it.
  case order(String)
  case layer(String, LayerError)
  case missingWeight(String, Parameter)
  case weightShape(String, Parameter, Shape)
}

extension NetworkError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nameTwice(let alias): "two layers are called \(alias); each needs a name of its own"
    case .order(let alias): "\(alias) reads a layer that does not come before it"
    case .layer(let alias, let error): "\(alias): \(error)"
    case .missingWeight(let alias, let parameter):
      "\(alias).\(parameter.name) is missing; it has the shape \(parameter.shape)"
    case .weightShape(let alias, let parameter, let shape):
      "\(alias).\(parameter.name) has the shape \(shape) where \(parameter.shape) is needed"
    }
  }
}
