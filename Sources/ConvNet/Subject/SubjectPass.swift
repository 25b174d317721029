/// Passes of many inputs through a subject's network, edits included, that keep nothing beyond what
/// later layers read.
public struct SubjectPass: Sendable {
  private let subject: Subject
  public let weights: [Parameters]
  private let packed: [PackedWeights?]
  private let lastReaders: [Int]

  public init(_ subject: Subject, _ checkpoint: Checkpoint) throws(Cancelled) {
    let network = subject.network
    self.subject = subject
    weights = network.nodes.indices.map(subject.weights)
    var packed: [PackedWeights?] = []
    var last = Array(network.nodes.indices)
    for (index, node) in network.nodes.enumerated() {
      packed.append(
        node.parameters.isEmpty
          ? nil : try node.pack(weights[index], checkpoint.part(index, of: network.nodes.count)))
      for input in node.inputs { last[input] = index }
    }
    (self.packed, lastReaders) = (packed, last)
  }

  /// - Parameters:
  ///   - input: what the first layer reads.
  ///   - visit: is given each layer that can be computed with what it read and its output.
  public func run(
    _ input: Tensor, _ checkpoint: Checkpoint,
    _ visit: (Int, [Tensor], Tensor) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    let network = subject.network
    var outputs: [Int: Tensor] = [:]
    for (index, node) in network.nodes.enumerated() where network.graph.obstacle(to: index) == nil {
      let part = checkpoint.part(index, of: network.nodes.count)
      let inputs = node.inputs.compactMap { outputs[$0] }
      var output =
        index == 0
        ? input : try node.forward(inputs, weights[index], packed: packed[index], part)
      for map in subject.muted(index) { output.silence(map) }
      try visit(index, inputs, output)
      outputs[index] = output
      for input in [index] + node.inputs where lastReaders[input] <= index { outputs[input] = nil }
    }
  }
}
