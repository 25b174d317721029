// What learning does to many numbers at once.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// `target[i] = gradient[i]`, and 0 where the output of a ReLU is not above 0; where that is no
/// number the gradient stays.
public func rectifyGradient(
  _ output: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
  _ target: UnsafeMutablePointer<Float>, count: Int
) {
  for index in 0..<count { target[index] = output[index] <= 0 ? 0 : gradient[index] }
}

/// One step of stochastic gradient descent with momentum, as PyTorch's `SGD` takes it:
/// `v = momentum · v + g + decay · w`, `w −= rate · v`.
public func descend(
  _ weights: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>,
  _ velocities: UnsafeMutablePointer<Float>, count: Int, rate: Float, momentum: Float,
  decay: Float
) {
  for index in 0..<count {
    let gradient = gradients[index] + decay * weights[index]
    let velocity = momentum * velocities[index] + gradient
    velocities[index] = velocity
    weights[index] -= rate * velocity
  }
}

/// One step without momentum: `w −= rate · (g + decay · w)`.
public func descend(
  _ weights: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>, count: Int,
  rate: Float, decay: Float
) {
  for index in 0..<count {
    weights[index] -= rate * (gradients[index] + decay * weights[index])
  }
}

/// The numbers of Adam that are the same for all weights.
public struct AdamStep: Sendable {
  public var rate: Float
  /// The shares of what was before that stay in the mean and in the mean of squares.
  public var first: Float
  public var second: Float
  public var epsilon: Float
  public var decay: Float
  /// Which step it is, counted from 1: the means begin at 0, and are divided by the share that they
  /// have seen.
  public var step: Int

  public init(
    rate: Float, first: Float, second: Float, epsilon: Float, decay: Float, step: Int
  ) {
    (self.rate, self.first, self.second) = (rate, first, second)
    (self.epsilon, self.decay, self.step) = (epsilon, decay, step)
  }

  /// `g += decay · w`, `m = first · m + (1 − first) · g`, `v = second · v + (1 − second) · g²`,
  /// `w −= rate / (1 − firstⁿ) · m / (√v / √(1 − secondⁿ) + ε)`, as PyTorch's `Adam` takes it (Kingma
  /// and Ba, "Adam", 2015).
  public func callAsFunction(
    _ weights: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>,
    _ means: UnsafeMutablePointer<Float>, _ squares: UnsafeMutablePointer<Float>, count: Int
  ) {
    let seen = 1 - pow(Double(first), Double(step))
    let rate = Float(Double(self.rate) / seen)
    let root = Float((1 - pow(Double(second), Double(step))).squareRoot())
    for index in 0..<count {
      let gradient = gradients[index] + decay * weights[index]
      let mean = means[index] + (1 - first) * (gradient - means[index])
      let square = second * squares[index] + (1 - second) * gradient * gradient
      (means[index], squares[index]) = (mean, square)
      weights[index] -= rate * mean / (square.squareRoot() / root + epsilon)
    }
  }
}
