/// Two ways that give the same, one of which may be right: an answer to such a question can not be
/// told apart.
public struct MisconceptionAmbiguity: Hashable, Sendable {
  public let first: Misconception
  /// The other way; nil stands for the truth.
  public let second: Misconception?

  public init(_ first: Misconception, _ second: Misconception?) {
    (self.first, self.second) = (first, second)
  }

  /// Whether it hides nothing: who turns such a kernel comes to the right number.
  public var isHarmless: Bool { self == MisconceptionAmbiguity(.kernelFlipped, nil) }

  /// All pairs among the results of the misconceptions.
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

  /// The results that differ from the truth and from those before them.
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
