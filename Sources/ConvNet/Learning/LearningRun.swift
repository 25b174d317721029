/// A run of learning: all that its weights at any step follow from, as a small value.
public struct LearningRun: Hashable, Sendable {
  /// The network with the numbers that it begins with.
  public let start: Network
  public let data: LearningData
  public let recipe: Recipe
  /// Moments that somebody wrote down, which nothing but their files tells; nil of a run of its own.
  public let filed: FiledMoments?

  public init(
    _ start: Network, _ data: LearningData, _ recipe: Recipe, filed: FiledMoments? = nil
  ) {
    (self.start, self.data, self.recipe, self.filed) = (start, data, recipe, filed)
  }
}

/// A network at one step of a run. Its numbers are held by reference, and equal by digest.
public struct Moment: Hashable, Sendable {
  public let run: LearningRun
  /// Steps done; 0 is the beginning.
  public let step: Int
  public let network: Network

  public init(_ run: LearningRun, step: Int, _ network: Network) {
    (self.run, self.step, self.network) = (run, step, network)
  }
}
