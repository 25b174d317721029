/// Passes of many inputs through a subject's network, of which nothing is kept but how its numbers
/// look.
public struct HealthPass: Sendable {
  private let subject: Subject
  private let weights: [Parameters]
  private let packed: [PackedWeights?]
  private let lastReaders: [Int]
  public private(set) var health: [LayerHealth?]

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
    health = network.nodes.map { _ in nil }
  }

  /// Takes in one more picture.
  public mutating func add(_ picture: Picture, _ checkpoint: Checkpoint) throws(Cancelled) {
    let network = subject.network
    var outputs: [Int: Tensor] = [:]
    for (index, node) in network.nodes.enumerated() where network.graph.obstacle(to: index) == nil {
      let part = checkpoint.part(index, of: network.nodes.count)
      let inputs = node.inputs.compactMap { outputs[$0] }
      var output =
        index == 0
        ? Subject(network, picture).inputNumbers
        : try node.forward(inputs, weights[index], packed: packed[index], part)
      for map in subject.muted(index) { output.silence(map) }
      let own = try LayerHealth(
        node, output, Statistics(output.elements), inputs: inputs, weights[index], part)
      if health[index]?.merge(own) == nil { health[index] = own }
      outputs[index] = output
      for input in [index] + node.inputs where lastReaders[input] <= index { outputs[input] = nil }
    }
  }

  /// What is to be said of all that was taken in.
  public func report(skipped: [String]) -> HealthReport {
    HealthReport(subject.network, health, weights: weights, skipped: skipped)
  }
}
