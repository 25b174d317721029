/// The weights of a layer by their names inside it, `weight` and `bias`.
public typealias Parameters = [String: Tensor]

/// A tensor that a layer learns, or measured while it learned.
public struct Parameter: Hashable, Sendable {
  /// The numbers that PyTorch begins with.
  public enum Start: Hashable, Sendable {
    /// Uniform in ±1 / √fanIn.
    case uniform
    case constant(Float)
  }
  public let name: String
  public let shape: Shape
  /// The number of inputs that one output adds up: the bound of PyTorch's default initialisation is
  /// 1 / √fanIn for weights and biases alike.
  public let fanIn: Int
  public let start: Start
  /// Whether it is learned, and counts as a weight; what was measured (`running_mean`) does not.
  public let isLearned: Bool

  public init(_ name: String, _ shape: Shape, fanIn: Int) {
    (self.name, self.shape, self.fanIn) = (name, shape, fanIn)
    (start, isLearned) = (.uniform, true)
  }
  /// A tensor of one number for each channel, which begins at the same value, read by itself.
  public init(_ name: String, _ shape: Shape, constant: Float, isLearned: Bool) {
    (self.name, self.shape, fanIn) = (name, shape, 1)
    (start, self.isLearned) = (.constant(constant), isLearned)
  }
}
