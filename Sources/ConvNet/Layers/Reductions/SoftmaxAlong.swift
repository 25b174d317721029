/// Scores to shares of any rank: `y = exp(x − max) / Σ exp(xⱼ − max)`, the sum over all numbers along
/// some axes; or the logarithm of that. ONNX's `Softmax` and `LogSoftmax`: along one axis, or (before
/// opset 13) along all from one on. Of vectors there is ``Softmax``.
public struct SoftmaxAlong: GroupwiseLayer {
  public static let kind = "softmaxalong"

  public let axes: [Int]
  public let isLogarithm: Bool

  public init(axes: [Int], isLogarithm: Bool = false) {
    (self.axes, self.isLogarithm) = (axes, isLogarithm)
  }

  public var kind: String { isLogarithm ? "logsoftmax" : Self.kind }
  func fill(
    _ group: Int, _ groups: Groups, _ input: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>
  ) {
    if isLogarithm {
      logarithms(group, groups, input, output)
    } else {
      shares(group, groups, input, output)
    }
  }

  private func shares(
    _ group: Int, _ groups: Groups, _ input: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>
  ) {
    let largest = groups.largest(group, input)
    var sum = 0.0
    groups.each(group) { offset in
      let share = Elementary.exp(Double(input[offset]) - largest)
      output[offset] = Float(share)
      sum += share
    }
    groups.each(group) { output[$0] = Float(Double(output[$0]) / sum) }
  }

  private func logarithms(
    _ group: Int, _ groups: Groups, _ input: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>
  ) {
    let largest = groups.largest(group, input)
    let sum = groups.fold(group, input, from: 0) { $0 + Elementary.exp($1 - largest) }
    let logarithm = Elementary.log(sum)
    groups.each(group) { output[$0] = Float(Double(input[$0]) - largest - logarithm) }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let all = group(element, along: axes, inputs[0])
    let this = Region(.input(0), at: element)
    var steps = [
      Step(.largest, [all], note: "largest score"),
      Step(
        .sum(divisor: 1), [all], transform: .exponential(minus: 0), note: "sum of exponentials"),
    ]
    if isLogarithm {
      steps += [
        Step(.function(.elementary(.log)), [.step(1)], note: "its logarithm"),
        Step(
          .function(.arithmetic(.difference, count: 3)), [this, .step(0), .step(2)],
          note: "this score, without the largest and the logarithm"),
      ]
    } else {
      steps += [
        Step(
          .sum(divisor: 1), [this], transform: .exponential(minus: 0),
          note: "exponential of this score"),
        Step(.function(.quotient), [.step(2), .step(1)], note: "its share of the sum"),
      ]
    }
    return Explanation(steps, walked: 1)
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.reading(allAlong: axes, rank: inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "term") }
}
