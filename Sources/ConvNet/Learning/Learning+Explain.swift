import Foundation

extension CrossEntropy {
  /// The gradient of one logit: its share, less 1 for the right class, divided by the examples of the
  /// batch. The logits are the ``Source/input(_:)`` 0.
  public static func explainGradient(
    _ element: [Int], label: Int, _ logits: Shape, examples: Int
  ) -> Explanation {
    let softmax = Softmax(axes: Array(0..<logits.rank)).explain(element, [logits])
    let last = softmax.steps.count - 1
    let target = logits.offset(element) == label ? 1.0 : 0
    return Explanation(
      softmax.steps + [
        Step(
          .function(.constant(target)), [Region(.input(0), at: element)],
          note: "1 for the right class"),
        Step(
          .sum(divisor: Double(examples)), [.step(last), .step(last + 1)], coefficients: [1, -1],
          note: "share, less what it should be"),
      ], walked: softmax.walked)
  }
}

extension Optimizer {
  /// What an optimiser remembers of a number, as an explanation names it.
  public enum Memory {
    public static let velocity = Source.parameter("velocity")
    public static let mean = Source.parameter("mean")
    public static let square = Source.parameter("square")
  }

  /// The new value of one number of a parameter, `w − rate · g` at its simplest. The gradient is
  /// ``Source/gradient``, and of what is remembered the value before the step is read.
  ///
  /// - Parameters:
  ///   - element: its place in the parameter.
  ///   - step: counted from 1.
  public func explain(
    _ parameter: String, _ element: [Int], rate: Float, step: Int
  ) -> Explanation {
    let weight = Region(.parameter(parameter), at: element)
    let gradient = Region(.gradient, at: element)
    func decayed(_ decay: Float) -> Step {
      decay == 0
        ? Step(.sum(divisor: 1), [gradient], note: "gradient")
        : Step(
          .sum(divisor: 1), [gradient, weight], coefficients: [1, Double(decay)],
          note: "gradient, and a little of the weight")
    }
    func moved(_ by: Int, _ rate: Double) -> Step {
      Step(
        .sum(divisor: 1), [weight, .step(by)], coefficients: [1, -rate],
        note: "the weight, less rate × that")
    }
    switch self {
    case .sgd(let momentum, let decay):
      guard momentum != 0 else {
        return Explanation([decayed(decay), moved(0, Double(rate))], walked: 1)
      }
      let velocity = Step(
        .sum(divisor: 1), [Region(Memory.velocity, at: element), .step(0)],
        coefficients: [Double(momentum), 1], note: "velocity")
      return Explanation([decayed(decay), velocity, moved(1, Double(rate))], walked: 2)
    case .adam(let first, let second, let epsilon, let decay):
      let seen = 1 - pow(Double(first), Double(step))
      let root = (1 - pow(Double(second), Double(step))).squareRoot()
      func follows(_ memory: Source, _ share: Float, _ term: Int, _ note: String) -> Step {
        Step(
          .sum(divisor: 1), [Region(memory, at: element), .step(term)],
          coefficients: [Double(share), 1 - Double(share)], note: note)
      }
      return Explanation(
        [
          decayed(decay), follows(Memory.mean, first, 0, "mean of gradients"),
          Step(.function(.elementary(.square)), [.step(0)], note: "square of the gradient"),
          follows(Memory.square, second, 2, "mean of squares"),
          Step(.function(.elementary(.sqrt)), [.step(3)], note: "its root"),
          Step(.function(.constant(Double(epsilon))), [gradient], note: "keeps it from being 0"),
          Step(
            .sum(divisor: 1), [.step(4), .step(5)], coefficients: [1 / root, 1],
            note: "how large gradients are here"),
          Step(.function(.quotient), [.step(1), .step(6)], note: "mean by that"),
          moved(7, Double(rate) / seen),
        ], walked: 8)
    }
  }
}
