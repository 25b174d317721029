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
  /// For every layer those whose output reaches it; nil for a chain, where the order says it.
  private let ancestry: Ancestry?
  /// For every layer why it can not be computed.
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
}

extension Graph: Hashable {
  public static func == (first: Graph, second: Graph) -> Bool { first.digest == second.digest }
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
