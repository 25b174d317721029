/// A network as it was opened: a graph of named layers in an order in which each comes after what
/// it reads. Never changed: edits lie beside it. Equal by the digest taken at opening.
public struct Network: Sendable {
  public let name: String
  /// Node 0 is the input.
  public let nodes: [Node]
  /// Names of the classes, in the order of the last layer's units; may be empty.
  public let labels: [String]
  public let normalization: Normalization
  /// The model file behind it; nil where there is none.
  public let source: (any NetworkSource)?
  /// Weights put on it after it was read, by their `state_dict` names.
  public let replaced: Parameters
  public let digest: Digest
  /// Whether each layer reads just the one before it.
  public let isChain: Bool
  /// Layers that belong together, by their names or the sizes of their maps: each block before
  /// those inside it.
  public let blocks: [Block]
  /// For every layer those whose output reaches it; nil for a chain, where the order says it.
  private let ancestry: Ancestry?
  /// For every layer why it can not be computed.
  private let obstacles: [String?]

  /// What a node is before its shapes are known.
  public struct Part: Sendable {
    public var alias: String
    public var rawName: String
    public var layer: any Layer
    public var inputs: [Int]
    public var weights: Parameters
    /// Names of parameters that a part before it has as well.
    public var shared: Set<String>
    public var mapNames: [String]
    public var original: OriginalValue?

    public init(
      _ alias: String, _ layer: any Layer, inputs: [Int], weights: Parameters = [:],
      shared: Set<String> = [], mapNames: [String] = [], rawName: String? = nil,
      original: OriginalValue? = nil
    ) {
      (self.alias, self.layer, self.inputs) = (alias, layer, inputs)
      (self.weights, self.mapNames, self.rawName) = (weights, mapNames, rawName ?? alias)
      (self.original, self.shared) = (original, shared)
    }
  }

  /// - Parameters:
  ///   - original: what the input is in the model file.
  ///   - parts: the layers after the input, whose inputs count from 0, the input.
  /// - Throws: ``NetworkError`` that names the layer.
  public init(
    name: String, input: Shape, original: OriginalValue? = nil, _ parts: [Part],
    labels: [String] = [], normalization: Normalization = .none,
    source: (any NetworkSource)? = nil
  ) throws(NetworkError) {
    let first = Node(
      alias: "input", rawName: original?.name ?? "input", layer: Input(input), inputs: [],
      inputShapes: [], shape: input, weights: [:], shared: [], mapNames: [], original: original)
    var nodes = [first]
    var aliases: Set = ["input"]
    for part in parts {
      guard aliases.insert(part.alias).inserted else { throw .nameTwice(part.alias) }
      nodes.append(try Network.node(part, after: nodes))
    }
    self.init(
      name: name, nodes: nodes, labels: labels, normalization: normalization, source: source)
  }

  init(
    name: String, nodes: [Node], labels: [String], normalization: Normalization,
    source: (any NetworkSource)?, replaced: Parameters = [:]
  ) {
    (self.name, self.nodes, self.labels) = (name, nodes, labels)
    (self.normalization, self.source, self.replaced) = (normalization, source, replaced)
    obstacles = Network.obstacles(nodes)
    digest = Network.digest(nodes, labels, normalization)
    blocks = BlockTree(nodes).blocks
    isChain = nodes.indices.dropFirst().allSatisfy { nodes[$0].inputs == [$0 - 1] }
    ancestry = isChain ? nil : Ancestry(nodes.map(\.inputs))
  }

  private static func obstacles(_ nodes: [Node]) -> [String?] {
    var obstacles: [String?] = []
    for node in nodes {
      obstacles.append(node.layer.obstacle ?? node.inputs.compactMap { obstacles[$0] }.first)
    }
    return obstacles
  }

  /// Why a layer's output can not be computed, its own obstacle or that of a layer before it; nil
  /// where it can.
  public func obstacle(to layer: Int) -> String? { obstacles[layer] }

  /// Whether a layer's output reaches another, or is it.
  public func reaches(_ layer: Int, from source: Int) -> Bool {
    ancestry?.reaches(layer, from: source) ?? (source <= layer)
  }

  private static func node(_ part: Part, after nodes: [Node]) throws(NetworkError) -> Node {
    guard part.inputs.allSatisfy(nodes.indices.contains) else {
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
      inputShapes: inputShapes, shape: shape, weights: part.weights, shared: part.shared,
      mapNames: part.mapNames,
      original: part.original)
  }

  private static func digest(
    _ nodes: [Node], _ labels: [String], _ normalization: Normalization
  ) -> Digest {
    var digest = Digest()
    for node in nodes {
      digest.combine("\(node.alias) \(node.kind) \(node.layer) \(node.shape) \(node.inputs)")
      for parameter in node.layer.parameters {
        if let weight = node.weights[parameter.name] { digest.combine(weight) }
      }
    }
    for label in labels { digest.combine(label) }
    digest.combine("\(normalization)")
    return digest
  }

  /// The same layers and weights for a picture of another size.
  /// - Throws: ``NetworkError`` where a layer is tied to the size it had (dense after flatten).
  public func resized(to input: Shape) throws(NetworkError) -> Network {
    if let source {
      return try source.network(input: input).replacing(
        labels: labels, normalization: normalization, weights: replaced)
    }
    let parts = nodes.dropFirst().map { node in
      Part(
        node.alias, node.layer, inputs: node.inputs, weights: node.weights, shared: node.shared,
        mapNames: node.mapNames, rawName: node.rawName, original: node.original)
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
  /// The file that it is read from does not allow it: a sentence.
  case source(String)
  /// A file that holds so many tensors to look at.
  case tensorCount(Int)
}

extension NetworkError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nameTwice(let alias): "two layers are called \(alias); each needs a name of its own"
    case .source(let reason): reason
    case .order(let alias): "\(alias) reads a layer that does not come before it"
    case .layer(let alias, let error): "\(alias): \(error)"
    case .tensorCount(let count):
      count == 0
        ? "there is no tensor in it"
        : "\(count) tensors are too many to look at; \(TensorGallery.largestCount) are shown at most"
    case .missingWeight(let alias, let parameter):
      "\(alias).\(parameter.name) is missing; it has the shape \(parameter.shape)"
    case .weightShape(let alias, let parameter, let shape):
      "\(alias).\(parameter.name) has the shape \(shape) where \(parameter.shape) is needed"
    }
  }
}
