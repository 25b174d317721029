/// The layers on the way to the loss in their order, and what of each other they use.
struct LearningOrder {
  private let network: Network
  private let frozen: Set<Int>
  /// The place in the plan of each layer of the graph that is in it.
  private var places: [Int: Int] = [:]
  private let nodes: [Int]
  private var readers: [Int: Int] = [:]
  private(set) var layers: [PlannedLayer] = []
  private(set) var outputCount = 0
  private(set) var keptCount = 0

  init(_ network: Network, to logits: Int, frozen: Set<Int>) {
    (self.network, self.frozen) = (network, frozen)
    nodes = network.nodes.indices.filter { network.graph.reaches(logits, from: $0) }
    for node in nodes {
      for input in network.nodes[node].inputs { readers[input, default: 0] += 1 }
    }
  }

  /// - Throws: ``LearningError/noGradient(layer:kind:reason:)``
  mutating func plan(_ layout: inout ParameterLayout) throws(LearningError) {
    for node in nodes {
      places[node] = layers.count
      layers.append(try planned(node, layout.add(node)))
    }
    markFirsts()
  }

  private mutating func planned(
    _ index: Int, _ parameters: [PlannedParameter]
  ) throws(LearningError) -> PlannedLayer {
    let node = network.nodes[index]
    let inputs = node.inputs.compactMap { places[$0] }
    let learns = parameters.contains { if case .learned = $0.place { true } else { false } }
    let wantsGradient = learns || inputs.contains { layers[$0].wantsGradient }
    let learning = node.layer as? any LearningLayer
    if wantsGradient, learning == nil || learning?.gradientObstacle != nil {
      throw .noGradient(
        layer: node.alias, kind: node.kind, reason: learning?.gradientObstacle)
    }
    let isLearning = !frozen.contains(index)
    let draws = isLearning && node.layer is any DrawingLayer
    let isBatchwise = isLearning && node.layer is any BatchwiseLayer
    let isShared = !node.isInput && node.layer.repeats == .input(0) && !draws
    let sharesGradient = isShared && readers[node.inputs[0]] == 1
    let offset = isShared ? layers[inputs[0]].offset : outputCount
    let planned = PlannedLayer(
      node: index, layer: node.layer, learning: wantsGradient ? learning : nil,
      inputs: inputs.map { PlannedInput(layer: $0, wantsGradient: layers[$0].wantsGradient) },
      inputShapes: node.inputShapes, shape: node.shape, parameters: parameters, offset: offset,
      isShared: isShared,
      gradientOffset: sharesGradient ? layers[inputs[0]].gradientOffset : outputCount,
      sharesGradient: sharesGradient, wantsGradient: wantsGradient, draws: draws,
      isBatchwise: isBatchwise, keptOffset: keptCount)
    // A shared output has a gradient of its own where others read what it repeats.
    if !isShared || !sharesGradient { outputCount += node.shape.count }
    if isBatchwise, let batchwise = node.layer as? any BatchwiseLayer {
      keptCount += batchwise.kept(node.inputShapes)
    }
    return planned
  }

  /// Marks which of several gradients comes to a layer first.
  private mutating func markFirsts() {
    var seen: Set<Int> = []
    for index in layers.indices.reversed() {
      var inputs = layers[index].inputs
      for slot in inputs.indices { inputs[slot].isFirst = seen.insert(inputs[slot].layer).inserted }
      layers[index].inputs = inputs
    }
  }

  var stretches: [Range<Int>] {
    var stretches: [Range<Int>] = []
    var first = 0
    for index in layers.indices where layers[index].isBatchwise {
      stretches += [first..<index, index..<index + 1]
      first = index + 1
    }
    return stretches + [first..<layers.count]
  }
}
