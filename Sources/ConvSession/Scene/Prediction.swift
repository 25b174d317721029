public import ConvNet

/// What the last layer says.
public struct Prediction: Hashable, Sendable {
  public struct Score: Hashable, Sendable {
    public let index: Int
    public let label: String
    public let value: Float
  }
  /// In the order of the units.
  public let scores: [Score]
  /// Whether the scores are shares of 1, the output of a softmax.
  public let areShares: Bool

  public var best: Score? {
    scores.filter { !$0.value.isNaN }.max { $0.value < $1.value }
  }
  /// The n best, the best first.
  public func best(_ count: Int) -> [Score] {
    Array(scores.filter { !$0.value.isNaN }.sorted { $0.value > $1.value }.prefix(count))
  }
}

extension Network {
  /// The label of a class, or its number where it has none.
  public func label(_ index: Int) -> String {
    labels.indices.contains(index) ? labels[index] : "class \(index)"
  }
}

extension Scene {
  /// What the network says, once the pass has come to its end. Hidden for a network whose last
  /// layer is no vector: it answers with maps.
  public func prediction(of subject: Subject? = nil) -> Shown<Prediction> {
    let subject = subject ?? session.subject
    let node = subject.network.nodes[subject.network.last]
    guard subject.network.last > 0, node.shape.cells == 1 || node.shape.rank == 1 else {
      return .hidden
    }
    switch reading(subject.network.last, of: subject) {
    case .value(let reading):
      guard let tensor = reading.tensor else { return .hidden }
      return .value(
        Prediction(
          scores: tensor.elements.enumerated().map { index, value in
            .init(index: index, label: subject.network.label(index), value: value)
          }, areShares: node.layer is Softmax))
    case .hidden: return .hidden
    case .computing: return .computing
    case .failed(let why): return .failed(why)
    }
  }
}
