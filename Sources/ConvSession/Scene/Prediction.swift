public import ConvNet
import Foundation

/// The classes and scores that the last layer gives.
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
  /// For logits, softmax's needs: the largest, and the sum of exp(x − largest); nil where the
  /// scores are shares already, or can not become any.
  private let softmax: Exponentials?

  private struct Exponentials: Hashable {
    let largest: Double
    let sum: Double
  }

  /// - Parameter values: the numbers of the last layer.
  public init(_ values: [Float], of network: Network) {
    scores = values.enumerated().map { index, value in
      Score(index: index, label: network.label(index), value: value)
    }
    let kind = network.nodes[network.last].scores
    areShares = kind == .shares
    guard kind == .logits, values.count > 1, let largest = values.max(),
      values.allSatisfy(\.isFinite)
    else {
      softmax = nil
      return
    }
    let sum = values.reduce(0.0) { $0 + exp(Double($1) - Double(largest)) }
    softmax = Exponentials(largest: Double(largest), sum: sum)
  }

  /// Whether the network ends without a softmax, so that the shares are worked out from its logits.
  public var areLogits: Bool { softmax != nil }

  /// The share of 1: a score that is one, or the softmax of a logit; nil where scores are neither.
  public func share(_ value: Float) -> Float? {
    if areShares { return value }
    return softmax.map { Float(exp(Double(value) - $0.largest) / $0.sum) }
  }

  public var best: Score? {
    scores.filter { !$0.value.isNaN }.max { $0.value < $1.value }
  }
  /// The n best, the best first.
  public func best(_ count: Int) -> [Score] {
    Array(
      scores.filter { !$0.value.isNaN }
        .sorted { ($1.value, $0.index) < ($0.value, $1.index) }.prefix(count))
  }
}

extension Scene {
  /// The limit of scores that are looked at: a longer vector is no list of classes.
  static var mostScores: Int { 1 << 18 }

  /// The network's answer, once the pass has come to its end. Hidden for a network whose last
  /// layer is no vector, or a very long one: it answers with maps.
  public func prediction(of subject: Subject? = nil) -> Shown<Prediction> {
    let subject = subject ?? session.subject
    let node = subject.network.nodes[subject.network.last]
    guard subject.network.last > 0, node.shape.count == node.shape.channels,
      node.shape.count <= Scene.mostScores
    else { return .hidden }
    switch reading(subject.network.last, of: subject) {
    case .value(let reading):
      guard let tensor = reading.tensor else { return .hidden }
      return .value(Prediction(tensor.elements, of: subject.network))
    case .hidden: return .hidden
    case .computing: return .computing
    case .failed(let why): return .failed(why)
    }
  }
}
