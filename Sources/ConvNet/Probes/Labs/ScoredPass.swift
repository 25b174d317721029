import Foundation

/// Passes of a picture with other pixels, as far as the shares that the classes get.
struct ScoredPass {
  private let subject: Subject
  private let pass: SubjectPass
  private let wanted: [Int]
  private let scores: Int
  /// Whether a softmax makes shares of the scores; otherwise they stand for themselves.
  private let areLogits: Bool

  /// - Throws: ``Cancelled`` where the checkpoint does.
  init(_ subject: Subject, _ checkpoint: Checkpoint) throws(Cancelled) {
    let network = subject.network
    (self.subject, scores) = (subject, network.scoreLayer)
    pass = try SubjectPass(subject, checkpoint)
    wanted = pass.layers.filter { network.graph.reaches(network.scoreLayer, from: $0) }
    areLogits = scores != network.last || network.nodes[network.last].scores == .logits
  }

  /// The share of each class, of 1, or what the network says in its place.
  func shares(_ pixels: Tensor, _ checkpoint: Checkpoint) throws(Cancelled) -> [Double] {
    var found: [Float] = []
    try pass.run([0: subject.inputNumbers(of: pixels)], wanted, checkpoint) {
      (layer, output) throws(Cancelled) in
      if layer == scores { found = output.elements }
    }
    guard areLogits else { return found.map(Double.init) }
    let largest = Double(found.max() ?? 0)
    let powers = found.map { exp(Double($0) - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}

extension [Double] {
  /// The class that has most; of equals the first.
  var leader: Int { indices.max { (self[$0], $1) < (self[$1], $0) } ?? 0 }
}
