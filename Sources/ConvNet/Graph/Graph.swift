/// The layers of a network, each after what it reads, without weights. Never changed. Equal by a
/// digest that knows nothing of weights.
public struct Graph: Sendable {
  /// Node 0 is the input.
  public let nodes: [Node]
  public let digest: Digest
  /// Whether each layer reads just the one before it.
  public let isChain: Bool
  /// Layers that belong together, by their names or the sizes of their maps: each block before
  /// those inside it.
  public let blocks: [Block]
  /// The layers whose output reaches each layer; nil for a chain, where the order says it.
  private let ancestry: Ancestry?
  /// The reason for each layer why it can not be computed.
  private let obstacles: [String?]

  /// - Parameter digested: what a digest knows of each node.
  init(_ nodes: [Node], digested: [String]) {
    self.nodes = nodes
    var digest = Digest()
    for text in digested { digest.combine(text) }
    self.digest = digest
    var obstacles: [String?] = []
    for node in nodes {
      obstacles.append(node.layer.obstacle ?? node.inputs.compactMap { obstacles[$0] }.first)
    }
    self.obstacles = obstacles
    blocks = BlockTree(nodes).blocks
    isChain = nodes.indices.dropFirst().allSatisfy { nodes[$0].inputs == [$0 - 1] }
    ancestry = isChain ? nil : Ancestry(nodes.map(\.inputs))
  }

  /// Why a layer's output can not be computed, its own obstacle or that of a layer before it; nil
  /// where it can.
  public func obstacle(to layer: Int) -> String? { obstacles[layer] }

  /// Whether a layer's output reaches another, or is it.
  public func reaches(_ layer: Int, from source: Int) -> Bool {
    ancestry?.reaches(layer, from: source) ?? (source <= layer)
  }

  /// Numbers that are learned, in all layers.
  public var parameterCount: Int { nodes.reduce(0) { $0 + $1.ownParameterCount } }
  /// The multiplications of one pass.
  public var multiplyAdds: Int { nodes.reduce(0) { $0 + $1.multiplyAdds } }

  public func index(of alias: String) -> Int? { nodes.firstIndex { $0.alias == alias } }

  /// A layer by its alias, by the value that it is in its model file, or by the name that it bore
  /// there.
  public func layer(named name: String) -> Int? {
    index(of: name) ?? nodes.firstIndex { $0.original?.name == name }
      ?? nodes.firstIndex { $0.rawName == name }
      ?? index(of: Node.alias(ofModule: name))
  }

  /// How many pixels of the input, in height and width, one output of each layer rests on, by
  /// arithmetic; `0x0` for what does not rest on the input. A layer that reads everything has the
  /// whole input. Takes a step for each layer.
  public var receptiveFields: [Pair] { ReceptiveFields(nodes).pairs }
  /// Pixels of a row from the field of one number of each layer to that of the next; 0 where a layer
  /// does not rest on the input.
  public var receptiveStrides: [Double] { ReceptiveFields(nodes).strides }
}

extension Graph: Hashable {
  public static func == (first: Graph, second: Graph) -> Bool { first.digest == second.digest }
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
