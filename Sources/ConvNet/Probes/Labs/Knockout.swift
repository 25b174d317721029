/// What a network answers while one map of a layer after another is silent: what does not depend on the
/// layer is computed once.
public struct Knockout {
  private let pass: SubjectPass
  private let network: Network
  private let layer: Int
  /// The layers behind it that can be computed.
  private let behind: [Int]
  /// What they read of the layers that stay as they are, and the layer itself.
  private let kept: Set<Int>

  /// - Throws: ``Cancelled`` where the checkpoint does.
  public init(_ subject: Subject, layer: Int, _ checkpoint: Checkpoint) throws(Cancelled) {
    pass = try SubjectPass(subject, checkpoint)
    (network, self.layer) = (subject.network, layer)
    let graph = subject.network.graph
    let behind = pass.layers.filter { $0 != layer && graph.reaches($0, from: layer) }
    var kept: Set = [layer]
    for index in behind { kept.formUnion(subject.network.nodes[index].inputs) }
    kept.subtract(behind)
    (self.behind, self.kept) = (behind, kept)
  }

  /// Multiply-adds of all layers behind it, at least one for each of their numbers.
  public static func cost(of layer: Int, in network: Network) -> Int {
    network.nodes.indices.reduce(0) { sum, index in
      guard index != layer, network.graph.reaches(index, from: layer) else { return sum }
      let node = network.nodes[index]
      return sum + max(node.multiplyAdds, node.shape.count)
    }
  }

  /// The last layer's numbers for an input: with all maps, and without each of them.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  public func answers(
    _ input: Tensor, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> (whole: [Float], without: [[Float]]) {
    var known: [Int: Tensor] = [:]
    var whole: [Float] = []
    try pass.run([0: input], pass.layers, checkpoint.part(0, of: 2)) {
      (index, output) throws(Cancelled) in
      if kept.contains(index) { known[index] = output }
      if index == network.last { whole = output.elements }
    }
    guard let output = known[layer] else { return (whole, []) }
    var without: [[Float]] = []
    for map in 0..<output.shape.channels {
      let checkpoint = checkpoint.part(output.shape.channels + map, of: 2 * output.shape.channels)
      try checkpoint(0)
      // A map that is silent already can not be missed.
      guard output.map(map).contains(where: { $0 != 0 }) else {
        without.append(whole)
        continue
      }
      var silenced = output
      silenced.silence(map)
      var outputs = known
      outputs[layer] = silenced
      var answer = layer == network.last ? silenced.elements : whole
      try pass.run(outputs, behind, checkpoint) { (index, output) throws(Cancelled) in
        if index == network.last { answer = output.elements }
      }
      without.append(answer)
    }
    return (whole, without)
  }
}
