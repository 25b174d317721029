import ConvCanvas
import ConvNet

/// Sentences on a network as a whole.
extension Network {
  /// The parameters of all layers: `267 weights and 16 biases`.
  var parameterWords: String {
    let biases = nodes.reduce(0) { $0 + ($1.shared.contains("bias") ? 0 : $1.biasCount) }
    return Numerals.parameters(weights: graph.parameterCount - biases, biases: biases)
  }

  /// A sentence on the layers that read a weight of this one as well; empty where none does.
  func sharedWords(_ layer: Int) -> [Words] {
    let others = nodes[layer].parameters.flatMap { sharing($0.name, of: layer) }.map(\.layer)
    let names = Set(others).sorted().map { nodes[$0].alias }
    guard let first = names.first else { return [] }
    let more = names.count == 1 ? first : "\(first) and \(names.count - 1) more"
    return [
      "\(here: more) read\(names.count == 1 ? "s" : "") the same weights: a change is made in all."
    ]
  }

  /// The sentence that says why a layer is not computed, and in front of it the layer that is to
  /// blame, where that is one before it.
  func obstacleWords(_ layer: Int) -> [Words] {
    let blamed = blamed(layer)
    guard let why = graph.obstacle(to: blamed) else { return [] }
    let node = nodes[layer]
    let what: Words =
      "\(bold: node.alias)\(label: node.kind == node.alias ? "" : " (\(node.kind))") "
    let start: Words =
      blamed == layer
      ? what + "\("is not computed", .differs):" as Words
      : what + "\("is not computed", .differs), for it depends on " as Words
        + "\(bold: nodes[blamed].alias)\(label: " (\(nodes[blamed].kind))"):"
        as Words
    return [start, Words(stringLiteral: why.hasSuffix(".") ? why : why + ".")]
  }

  /// The first layer on the way to this one that is not computed.
  private func blamed(_ layer: Int) -> Int {
    var layer = layer
    while let before = nodes[layer].inputs.first(where: { graph.obstacle(to: $0) != nil }) {
      layer = before
    }
    return layer
  }
}

extension Numerals {
  static func parameters(weights: Int, biases: Int) -> String {
    func counted(_ count: Int, _ one: String, _ more: String) -> String {
      "\(Numerals.count(count)) \(count == 1 ? one : more)"
    }
    let text = counted(weights, "weight", "weights")
    return biases == 0 ? text : "\(text) and \(counted(biases, "bias", "biases"))"
  }
}
