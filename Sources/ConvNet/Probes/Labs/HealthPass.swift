/// How a network's numbers look over many pictures.
public struct HealthPass: Sendable {
  private let network: Network
  private let pass: SubjectPass
  public private(set) var health: [LayerHealth?]

  public init(_ subject: Subject, _ checkpoint: Checkpoint) throws(Cancelled) {
    network = subject.network
    pass = try SubjectPass(subject, checkpoint)
    health = subject.network.nodes.map { _ in nil }
  }

  /// Takes in one more picture.
  public mutating func add(_ picture: Picture, _ checkpoint: Checkpoint) throws(Cancelled) {
    let input = Subject(network, picture).inputNumbers
    let (network, pass) = (network, pass)
    try pass.run(input, checkpoint) { (index, inputs, output) throws(Cancelled) in
      let own = try LayerHealth(
        network.nodes[index], output, Statistics(output.elements), inputs: inputs,
        pass.weights[index], checkpoint)
      if health[index]?.merge(own) == nil { health[index] = own }
    }
  }

  /// What is to be said of all that was taken in.
  public func report(skipped: [String]) -> HealthReport {
    HealthReport(network, health, weights: pass.weights, skipped: skipped)
  }
}
