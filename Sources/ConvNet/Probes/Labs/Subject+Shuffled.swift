extension Subject {
  /// The same network with the numbers of every kernel and matrix in another order: as large as
  /// before, and without anything that was learned. What a picture of evidence still shows then, it
  /// does not have from the weights (Adebayo et al., "Sanity Checks for Saliency Maps", 2018).
  /// - Throws: ``Cancelled`` where the checkpoint does.
  func shufflingWeights(_ checkpoint: Checkpoint) throws(Cancelled) -> Subject {
    var generator = SeededGenerator(seed: 1)
    var shuffled: Parameters = [:]
    for (layer, node) in network.nodes.enumerated() {
      try checkpoint(Double(layer) / Double(network.nodes.count))
      let weights = weights(layer)
      for parameter in node.parameters {
        guard let tensor = weights[parameter.name] else { continue }
        shuffled["\(node.alias).\(parameter.name)"] =
          parameter.shape.rank > 1
          ? Tensor(tensor.shape, tensor.elements.shuffled(using: &generator)) : tensor
      }
    }
    var subject = self
    subject.origin = .opened(network.replacing(weights: shuffled))
    subject.edits.removeAll { if case .mute = $0.change { false } else { true } }
    return subject
  }
}
