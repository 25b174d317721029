/// How much the score of one class grows with each number of the layers before it: the gradients of
/// one unit, one sample, while the weights stand still.
struct ScoreGradients {
  private let network: Network
  private let weights: [Parameters]
  private let muted: [Set<Int?>]
  private let unit: Int
  /// Of each layer why no gradient comes to it; nil where one does, or where it does not matter to
  /// the score.
  private(set) var blocked: [String?]

  init(_ subject: Subject, unit: Int) {
    (network, self.unit) = (subject.network, unit)
    weights = network.nodes.indices.map { subject.weightsAtHand($0) ?? subject.weights($0) }
    muted = network.nodes.indices.map { subject.muted($0) }
    blocked = Self.blocked(network)
  }

  /// A layer gets its gradient from all that read it: where one of these passes none back, what is
  /// left would be wrong.
  private static func blocked(_ network: Network) -> [String?] {
    var blocked = [String?](repeating: nil, count: network.nodes.count)
    for layer in network.nodes.indices.reversed() {
      let node = network.nodes[layer]
      guard network.graph.reaches(network.scoreLayer, from: layer) else { continue }
      let own = node.isInput ? nil : obstacle(node)
      for input in node.inputs where blocked[input] == nil {
        blocked[input] = blocked[layer] ?? own
      }
    }
    return blocked
  }
  /// Why a layer passes no gradient back to what it reads; nil where it does.
  static func obstacle(_ node: Node) -> String? {
    if let maker = node.computed.first {
      return "\(node.alias) passes no gradient back: its \(maker) is computed by another layer"
    }
    guard let learning = node.layer as? any LearningLayer else {
      return node.inputs.isEmpty ? nil : "\(node.alias) (\(node.kind)) passes no gradient back"
    }
    return learning.gradientObstacle.map { "\(node.alias) (\(node.kind)) passes none back: \($0)" }
  }

  /// - Parameters:
  ///   - outputs: of all layers as far as the scores.
  ///   - visit: is given each layer with its gradient, from the scores back to the input.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  func run(
    _ outputs: [Tensor], _ checkpoint: Checkpoint, _ visit: (Int, Tensor) -> Void
  ) throws(Cancelled) {
    let scores = network.scoreLayer
    var gradients: [Int: Tensor] = [:]
    gradients[scores] = Tensor(network.nodes[scores].shape) { numbers in
      for index in numbers.indices { numbers[index] = index == unit ? 1 : 0 }
    }
    for layer in stride(from: scores, through: 0, by: -1) {
      guard blocked[layer] == nil, var gradient = gradients.removeValue(forKey: layer) else {
        continue
      }
      for map in muted[layer] { gradient.silence(map) }
      visit(layer, gradient)
      let node = network.nodes[layer]
      let wanted = node.inputs.map { blocked[$0] == nil && network.nodes[$0].shape.count > 0 }
      guard wanted.contains(true), let learning = node.layer as? any LearningLayer else { continue }
      let found = try learning.inputGradients(
        node.inputs.map { outputs[$0] }, weights[layer], output: outputs[layer], gradient,
        checkpoint.part(scores - layer, of: scores + 1))
      for (input, added) in zip(node.inputs, found) where blocked[input] == nil {
        gradients[input] = gradients[input].map { $0.adding(added) } ?? added
      }
    }
  }
}

extension Tensor {
  func adding(_ other: Tensor) -> Tensor {
    let (own, added) = (elements, other.elements)
    return Tensor(shape) { numbers in
      for index in numbers.indices { numbers[index] = own[index] + added[index] }
    }
  }
}

extension LearningLayer {
  /// The gradients of a layer's inputs, of one sample, whose output is known.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  func inputGradients(
    _ inputs: [Tensor], _ parameters: Parameters, output: Tensor, _ gradient: Tensor,
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
