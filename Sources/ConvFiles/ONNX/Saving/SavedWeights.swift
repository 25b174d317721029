import ConvNet

/// The weights of a subject in the form that a file can hold: after all edits, silenced maps by
/// weights of 0.
struct SavedWeights {
  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  /// The layers whose weights may differ from those in the file that the network was read from.
  var touchedLayers: [Int] {
    var touched = Set(subject.edits.map(\.layer))
    let replaced = Set(
      subject.network.replaced.keys.map { String($0.prefix { $0 != "." }) })
    for (layer, node) in subject.network.nodes.enumerated() where replaced.contains(node.alias) {
      touched.insert(layer)
    }
    return touched.sorted()
  }

  /// - Throws: ``ModelError/value(name:reason:)`` where a map is silenced that no weight can
  ///   silence.
  func parameters(_ layer: Int) throws(ModelError) -> Parameters {
    var parameters = subject.weights(layer)
    let muted = subject.muted(layer)
    guard !muted.isEmpty else { return parameters }
    let node = subject.network.nodes[layer]
    guard SavedWeights.silences(node.layer),
      !node.computed.contains(where: ["weight", "bias"].contains)
    else {
      throw .value(
        name: node.alias,
        reason: "it is muted, and no weight of a \(node.kind) could say so in a file; mute the "
          + "layer of weights before it, or let it speak")
    }
    for name in ["weight", "bias"] {
      guard var tensor = parameters[name] else { continue }
      for map in muted { tensor.silence(map) }
      parameters[name] = tensor
    }
    return parameters
  }

  /// Whether a map of a layer is all zeros where its part of the weights and of the biases is.
  private static func silences(_ layer: any Layer) -> Bool {
    layer is Conv || layer is Dense || layer is BatchNorm || layer is InstanceNorm
      || layer is GroupNorm
  }
}
