public import ConvNet

/// Ways to come to a wrong number or shape that people really have.
public enum Misconception: String, Hashable, Sendable, CaseIterable {
  case biasForgotten, biasPerProduct, channelsAveraged, kernelFlipped, signLost
  case activationForgotten
  case sizeRoundedUp, oneForgotten, paddingCountedOnce, strideForgotten

  /// What was right first, then what to look at, without the answer.
  public func sentence(for answer: String) -> String { "" }
}

extension Misconception {
  /// The number each misconception gives for one output, where it applies: averaging from two
  /// channels up, a flip where the kernel is not symmetric, …
  public static func numbers(of position: Position, in scene: Scene) -> [(Misconception, Double)] {
    []
  }
  /// The shape each gives for a layer's output, where it applies.
  public static func shapes(of node: Node) -> [(Misconception, [Int])] { [] }
}
