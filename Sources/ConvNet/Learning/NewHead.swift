/// A network whose last dense layer is made anew, for other classes: what was learned before it
/// stays, and only the new layer has to learn.
public struct NewHead: Sendable {
  /// The whole network with the new layer, its weights at random.
  public let network: Network
  /// The new layer by itself, which reads what comes before it.
  public let head: Network
  /// The layer that the new one reads.
  public let features: Int
  /// The new layer in the whole network.
  public let layer: Int

  /// - Parameters:
  ///   - classes: units of the new layer, and their names.
  ///   - seed: the new weights are drawn from it.
  /// - Throws: ``LearningError/noHead`` where no dense layer gives the answer.
  public init(_ network: Network, classes: [String], seed: UInt64) throws(LearningError) {
    let last = network.nodes[network.last]
    let layer = last.layer is Softmax ? last.inputs[0] : network.last
    guard layer > 0, let dense = network.nodes[layer].layer as? Dense else { throw .noHead }
    let features = network.nodes[layer].inputs[0]
    (self.features, self.layer) = (features, layer)
    if let reason = network.graph.obstacle(to: features) {
      throw .obstacle(layer: network.nodes[features].alias, reason)
    }
    let fresh = Dense(
      inputUnits: dense.inputUnits, outputUnits: classes.count, bias: dense.bias)
    var generator = SeededGenerator(seed: seed)
    var weights: Parameters = [:]
    for parameter in fresh.parameters { weights[parameter.name] = parameter.initial(&generator) }
    let alias = network.nodes[layer].alias
    let part = Network.Part(alias, fresh, inputs: [0], weights: weights)
    do throws(NetworkError) {
      head = try Network(
        name: network.name, input: network.nodes[features].shape, [part], labels: classes)
      if let source = network.source {
        let own = network.replaced.filter { !$0.key.hasPrefix("\(alias).") }
        self.network = try source.network(
          input: network.input.shape, replacing: alias, with: weights
        ).replacing(labels: classes, normalization: network.normalization, weights: own)
        return
      }
      var parts = zip(network.nodes, network.weights).dropFirst().map(Network.Part.init)
      parts[layer - 1] = part
      parts[layer - 1].inputs = [features]
      for index in layer - 1..<parts.count { parts[index].original = nil }
      self.network = try Network(
        name: network.name, input: network.input.shape, parts, labels: classes,
        normalization: network.normalization)
    } catch { throw .obstacle(layer: alias, "\(error)") }
  }

  /// The whole network with what the new layer has learned.
  public func network(_ learned: Network) -> Network {
    let alias = network.nodes[layer].alias
    var weights: Parameters = [:]
    for (name, tensor) in learned.weights[1] { weights["\(alias).\(name)"] = tensor }
    return network.replacing(weights: weights)
  }

  /// What comes before the new layer for some pictures.
  public func features(_ inputs: [Tensor]) -> [Tensor] {
    var found: [Tensor] = []
    ForwardPass(network).run(inputs) { index, outputs in
      if index == features { found = outputs }
    }
    return found
  }
}
