/// A pass through a subject's network as it was edited, for other inputs than its own: weights are
/// packed once, what is muted is silent, and no output is kept longer than it is read.
struct SubjectPass {
  private let network: Network
  private let weights: [Parameters]
  private let packed: [PackedWeights?]
  private let muted: [Set<Int?>]
  /// The last layer that reads each.
  private let lastReaders: [Int]

  /// - Throws: ``Cancelled`` where the checkpoint does.
  init(_ subject: Subject, _ checkpoint: Checkpoint) throws(Cancelled) {
    network = subject.network
    let nodes = network.nodes
    var (weights, packed): ([Parameters], [PackedWeights?]) = ([], [])
    var last = Array(nodes.indices)
    for (index, node) in nodes.enumerated() {
      let own = subject.weightsAtHand(index) ?? subject.weights(index)
      weights.append(own)
      let isComputed = network.graph.obstacle(to: index) == nil && !node.parameters.isEmpty
      packed.append(
        isComputed && node.layer is any PackedLayer
          ? try node.pack(own, checkpoint.part(index, of: nodes.count)) : nil)
      for input in node.inputs { last[input] = index }
    }
    (self.weights, self.packed, lastReaders) = (weights, packed, last)
    muted = nodes.indices.map { subject.muted($0) }
  }

  /// - Parameters:
  ///   - known: outputs of layers that are not computed again; the input's is one of them.
  ///   - wanted: the layers that are computed, all whose inputs are known or computed before.
  ///   - visit: is given each layer that is computed, and may change its output.
  func run(
    _ known: [Int: Tensor], _ wanted: [Int], _ checkpoint: Checkpoint,
    _ visit: (Int, inout Tensor) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    var outputs = known
    for (place, index) in wanted.enumerated() {
      let node = network.nodes[index]
      var output: Tensor
      if let given = known[index] {
        output = given
      } else {
        output = try node.forward(
          node.inputs.compactMap { outputs[$0] }, weights[index], packed: packed[index],
          checkpoint.part(place, of: wanted.count))
        for map in muted[index] { output.silence(map) }
      }
      try visit(index, &output)
      outputs[index] = output
      for input in [index] + node.inputs where lastReaders[input] <= index {
        outputs[input] = nil
      }
    }
  }

  /// The layers that can be computed, in the order of the pass, the input first.
  var layers: [Int] {
    network.nodes.indices.filter { network.graph.obstacle(to: $0) == nil }
  }
}
