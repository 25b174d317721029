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
      let node = network.nodes[index]
      if let name = node.computed.first {
        return "\(node.alias) passes no gradient back: its \(name) is computed by another layer"
      }
      guard let learning = node.layer as? any LearningLayer else {
        return "\(node.alias) (\(node.kind)) passes no gradient back"
      }
      if let why = learning.gradientObstacle {
        return "\(node.alias) (\(node.kind)) passes no gradient back: \(why)"
      }
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
      let found = try learning.backward(inputs, weights, output, gradient, part)
      for (input, added) in zip(node.inputs, found) {
        gradients[input] =
          gradients[input].map { known in
            Tensor(known.shape, zip(known.elements, added.elements).map { $0 + $1 })
          } ?? added
      }
    }
    return gradients[0] ?? Tensor(network.input.shape)
  }
}

extension LearningLayer {
  /// The gradients of the inputs alone, of one sample whose output is known.
  fileprivate func backward(
    _ inputs: [Tensor], _ parameters: Parameters, _ output: Tensor, _ gradient: Tensor,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Tensor] {
    let declared = self.parameters.filter { parameters[$0.name] != nil }
    let room = inputs.map { UnsafeMutablePointer<Float>.allocate(capacity: $0.shape.count) }
    defer { for start in room { start.deallocate() } }
    let tensors = inputs + declared.compactMap { parameters[$0.name] } + [output, gradient]
    try TensorView.borrowing(tensors) { (views) throws(Cancelled) in
      try backward(
        BackwardWork(
          samples: 1, inputs: Array(views.prefix(inputs.count)),
          parameters: declared.indices.map { (declared[$0].name, views[inputs.count + $0]) },
          output: views[views.count - 2], gradient: views[views.count - 1],
          inputGradients: room, parameterGradients: [], checkpoint: checkpoint))
    }
    return zip(inputs, room).map { input, start in
      Tensor(input.shape, Array(UnsafeBufferPointer(start: start, count: input.shape.count)))
    }
  }
}
