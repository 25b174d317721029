/// The node of the file that layers are made of at the moment.
struct NodeContext {
  let node: ONNXNode
  /// The node's index in the file's order.
  let index: Int
  /// The modules of the program that it came from, as one path: `layer1.0.conv1`.
  let modulePath: String
  /// The name in the file of the weight that it reads; nil where it reads none.
  let weightName: String?
  /// The known tensors among its inputs.
  let known: [KnownTensor?]
  /// Whether the layers that are made are parts of the node, whose inputs are not the node's own.
  var isPart = false

  init(
    node: ONNXNode, index: Int, weightName: String? = nil, known: [KnownTensor?] = []
  ) {
    (self.node, self.index, self.weightName) = (node, index, weightName)
    self.known = known
    modulePath = NodeContext.modulePath(node)
  }
  /// Makes the context of an input of the graph, which is no node.
  init(inputNamed name: String) {
    var node = ONNXNode()
    node.name = name
    self.init(node: node, index: -1)
  }

  var name: NodeName { NodeName(name: node.name, operation: node.opType, index: index) }

  /// The node's name with its modules before it, where they are missing; that of its output where
  /// it has none.
  var rawName: String {
    let own = node.name.isEmpty ? node.output.first { !$0.isEmpty } ?? "" : node.name
    return own.contains("/") || modulePath.isEmpty ? own : "\(modulePath).\(own)"
  }

  /// The modules of a node, as a path. Today's exporter of PyTorch writes them into its metadata,
  /// a list whose last entry is the operation itself: `['', 'layer1', 'layer1.0', 'conv2d_1']`; the
  /// older one into its name: `/layer1/layer1.0/conv1/Conv`.
  static func modulePath(_ node: ONNXNode) -> String {
    let key = "pkg.torch.onnx.name_scopes"
    if let scopes = node.metadataProps.first(where: { $0.key == key })?.value {
      let quoted = scopes.split(separator: "'", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map(\.element)
      return quoted.dropLast().last.map(String.init) ?? ""
    }
    // A program's path is not longer, and a longer one would take long to follow.
    guard node.name.utf8.count <= longestPath else { return "" }
    var parts = node.name.split(separator: "/")
    // The operator's own name, numbered where it is repeated, is no module.
    if parts.count < 2 || isOperation(parts[parts.count - 1], node.opType) { _ = parts.popLast() }
    var path: [Substring] = []
    for part in parts {
      // A module in a list is named by the list, or by all that leads there, and its number.
      let words = part.split(separator: ".")
      let most = max(0, min(path.count, words.count - 1))
      let repeated =
        stride(from: most, to: 0, by: -1)
        .first { path.suffix($0).elementsEqual(words.prefix($0)) } ?? 0
      path.removeLast(repeated)
      path += words
    }
    return path.joined(separator: ".")
  }

  private static let longestPath = 1000

  /// Whether a name is an operator's, perhaps numbered: `Conv`, `Conv_12`.
  static func isOperation(_ name: some StringProtocol, _ operation: String) -> Bool {
    name.hasPrefix(operation)
      && name.dropFirst(operation.count).allSatisfy { "_0123456789".contains($0) }
  }

  /// A name that somebody gave the node itself, not an exporter that counts.
  var givenName: String? {
    let name = node.name
    guard !name.isEmpty, !name.contains("/"), !name.hasPrefix("node_"),
      name.count <= AliasMaker.longest,
      !NodeContext.isOperation(name, node.opType), index >= 0
    else { return nil }
    return name
  }
}
