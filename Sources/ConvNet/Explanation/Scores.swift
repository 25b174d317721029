/// The meaning of the numbers of a network's last layer.
public enum Scores: Hashable, Sendable {
  /// Shares of 1, each an exponential divided by the sum of all.
  case shares
  /// Any numbers, of which a softmax makes shares.
  case logits
  /// Numbers that stand for themselves: places, or the outputs of an activation.
  case values
}

extension Node {
  /// Told from how its numbers are computed, whatever the layer is called.
  public var scores: Scores {
    let steps = explain(shape.sizes.map { _ in 0 }).steps
    switch steps.last?.rule {
    case .function(.quotient):
      let isShare = steps.contains { $0.transform == .exponential(minus: 0) }
      return isShare ? .shares : .logits
    case .function(.sigmoid), .function(.hardSigmoid), .function(.tanh), .function(.relu),
      .function(.leakyReLU), .function(.gelu), .function(.geluByTanh), .function(.position):
      return .values
    default: return .logits
    }
  }
}
