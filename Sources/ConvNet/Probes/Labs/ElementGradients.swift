/// How much one number of a layer grows with each number of the input, while all weights stand still.
struct ElementGradients {
  let subject: Subject
  let layer: Int
  let element: Int

  private var network: Network { subject.network }

  /// Why nothing comes back from a layer to the input; nil where it does.
  static func obstacle(to layer: Int, in network: Network) -> String? {
    for index in stride(from: 1, through: layer, by: 1)
    where network.graph.reaches(layer, from: index) && network.graph.reaches(index, from: 0) {
      if let why = ScoreGradients.obstacle(network.nodes[index]) { return why }
    }
    return nil
  }

  /// - Throws: ``Cancelled`` where the checkpoint does.
  func answer(
    _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    var gradients: [Int: Tensor] = [:]
    var first = [Float](repeating: 0, count: network.nodes[layer].shape.count)
    first[element] = 1
    gradients[layer] = Tensor(network.nodes[layer].shape, first)
    for index in stride(from: layer, to: 0, by: -1) {
      guard var gradient = gradients.removeValue(forKey: index) else { continue }
      for map in subject.muted(index) { gradient.silence(map) }
      let node = network.nodes[index]
      guard let learning = node.layer as? any LearningLayer, !node.inputs.isEmpty else { continue }
      var inputs: [Tensor] = []
      for input in node.inputs {
        inputs.append(try known.answer(.activation(input), of: subject).tensor)
      }
      let output = try known.answer(.activation(index), of: subject).tensor
      let weights = try known.answer(.weights(index), of: subject).parameters
      let part = checkpoint.part(layer - index, of: layer)
      let found = try learning.inputGradients(inputs, weights, output: output, gradient, part)
      for (input, added) in zip(node.inputs, found) {
        gradients[input] = gradients[input].map { $0.adding(added) } ?? added
      }
    }
    return gradients[0] ?? Tensor(network.input.shape)
  }
}
