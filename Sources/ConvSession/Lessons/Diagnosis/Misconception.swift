/// Ways to come to a wrong number or shape that people really have. A question's wrong answers are
/// told apart by what each of them gives, computed from inputs and weights.
public enum Misconception: String, Hashable, Sendable, CaseIterable {
  // Of a number.
  case biasForgotten
  /// The bias added to every product.
  case biasPerProduct
  /// The channels' sums averaged, where they are added.
  case channelsAveraged
  /// The kernel turned by half a turn: the convolution of mathematics.
  case kernelFlipped
  case signLost
  /// The number before the activation.
  case activationForgotten
  // Of a shape.
  case sizeRoundedUp
  /// How often a window moves, not how many there are.
  case oneForgotten
  /// Padding on one side only.
  case paddingCountedOnce
  case strideForgotten

  /// Whether a typed number is taken as another: |a − b| ≤ 0.01 · max(1, |b|).
  static func isNear(_ answer: Double, _ number: Double) -> Bool {
    Goal.Clause.Relation.near.holds(answer, number)
  }
}

/// A wrong way and the truth, or two wrong ways, that give the same: an answer to such a question
/// can not be told apart.
public struct MisconceptionAmbiguity: Hashable, Sendable {
  public let first: Misconception
  /// nil stands for the truth.
  public let second: Misconception?

  public init(_ first: Misconception, _ second: Misconception?) {
    (self.first, self.second) = (first, second)
  }

  /// All pairs among what the misconceptions give.
  static func pairs<Result>(
    among found: [(Misconception, Result)], truth: Result, _ isSame: (Result, Result) -> Bool
  ) -> [MisconceptionAmbiguity] {
    var pairs: [MisconceptionAmbiguity] = []
    for (index, (misconception, result)) in found.enumerated() {
      if isSame(result, truth) { pairs.append(.init(misconception, nil)) }
      for (other, same) in found[..<index] where isSame(result, same) {
        pairs.append(.init(other, misconception))
      }
    }
    return pairs
  }

  /// What is left when each result is to be told apart from the truth and from those before it.
  static func distinct<Result>(
    among found: [(Misconception, Result)], truth: Result, _ isSame: (Result, Result) -> Bool
  ) -> [(Misconception, Result)] {
    var distinct: [(Misconception, Result)] = []
    for (misconception, result) in found where !isSame(result, truth) {
      if !distinct.contains(where: { isSame(result, $0.1) }) {
        distinct.append((misconception, result))
      }
    }
    return distinct
  }
}

extension MisconceptionAmbiguity: CustomStringConvertible {
  public var description: String {
    "\(first.rawValue) gives the same as \(second?.rawValue ?? "the right answer")"
  }
}
