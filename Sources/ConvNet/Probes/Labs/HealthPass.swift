/// How a network's numbers look over many pictures.
public struct HealthPass: Sendable {
  private let network: Network
  private let weights: [Parameters]
  private let pass: SubjectPass
  public private(set) var health: [LayerHealth?]

  public init(_ subject: Subject, _ checkpoint: Checkpoint) throws(Cancelled) {
    network = subject.network
    weights = subject.network.nodes.indices.map(subject.weights)
    pass = try SubjectPass(subject, checkpoint)
    health = subject.network.nodes.map { _ in nil }
  }

  /// Takes in one more picture.
  public mutating func add(_ picture: Picture, _ checkpoint: Checkpoint) throws(Cancelled) {
    let input = Subject(network, picture).inputNumbers
    // What a number is made of is looked at where it is none.
    var outputs: [Int: Tensor] = [:]
    try pass.run([0: input], pass.layers, checkpoint) { (index, output) throws(Cancelled) in
      let node = network.nodes[index]
      let own = try LayerHealth(
        node, output, Statistics(output.elements),
        inputs: node.inputs.compactMap { outputs[$0] }, weights[index], checkpoint)
      if health[index]?.merge(own) == nil { health[index] = own }
      outputs[index] = output
    }
  }

  /// What is to be said of all that was taken in.
  public func report(skipped: [String]) -> HealthReport {
    HealthReport(network, health, weights: weights, skipped: skipped)
  }
}
