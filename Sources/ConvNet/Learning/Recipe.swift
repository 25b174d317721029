/// How a run goes on from its examples to its weights.
public struct Recipe: Hashable, Sendable {
  public var optimizer = Optimizer.adam()
  public var rate = LearningRate.constant(0.01)
  /// Examples in a step.
  public var batch = 32
  /// Fixes the examples' order, what dropout drops, and where drawn sets begin.
  public var seed: UInt64 = 1
  /// Aliases of layers whose numbers stay.
  public var frozen: Set<String> = []

  public init() {}
}
