import ConvKernels

/// How the weights follow their gradients, by PyTorch's formulas.
public enum Optimizer: Hashable, Sendable {
  /// `v = momentum · v + g + decay · w`, `w −= rate · v`
  case sgd(momentum: Float = 0, decay: Float = 0)
  /// `m` and `v` follow g and g², `w −= rate · m / (√v + ε)`, both divided by the share that they have
  /// seen. The decay is added to the gradient.
  case adam(first: Float = 0.9, second: Float = 0.999, epsilon: Float = 1e-8, decay: Float = 0)

  /// Numbers that are kept for each weight, beside it.
  public var memories: Int {
    switch self {
    case .sgd(let momentum, _): momentum == 0 ? 0 : 1
    case .adam: 2
    }
  }

  /// Moves some weights.
  /// - Parameters:
  ///   - memory: ``memories`` times as many numbers.
  ///   - step: counted from 1.
  func move(
    _ weights: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>,
    _ memory: UnsafeMutablePointer<Float>?, count: Int, rate: Float, step: Int
  ) {
    switch self {
    case .sgd(let momentum, let decay):
      if momentum != 0, let velocities = memory {
        descend(
          weights, gradients, velocities, count: count, rate: rate, momentum: momentum,
          decay: decay)
      } else {
        descend(weights, gradients, count: count, rate: rate, decay: decay)
      }
    case .adam(let first, let second, let epsilon, let decay):
      guard let memory else { preconditionFailure("Adam remembers two numbers of each") }
      AdamStep(
        rate: rate, first: first, second: second, epsilon: epsilon, decay: decay, step: step)(
          weights, gradients, memory, memory + count, count: count)
    }
  }
}

/// How far a step goes, by its number.
public enum LearningRate: Hashable, Sendable {
  case constant(Float)
  /// From the first rate down to 0 along half a cosine, PyTorch's `CosineAnnealingLR`.
  case cosine(Float, steps: Int)

  /// - Parameter step: counted from 0.
  public func callAsFunction(_ step: Int) -> Float {
    switch self {
    case .constant(let rate): return rate
    case .cosine(let rate, let steps):
      let share = Double(min(step, steps)) / Double(max(1, steps))
      return Float(Double(rate) * (1 + Elementary.cos(Double.pi * share)) / 2)
    }
  }
}
