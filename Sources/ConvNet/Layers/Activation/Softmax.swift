import ConvKernels

/// Scores to shares that add up to 1: `y[i] = exp(x[i] − max) / Σ over j of exp(x[j] − max)`; or the
/// logarithms of the shares. Subtracting the largest score changes no share and keeps every
/// exponential from overflowing. PyTorch's `Softmax`, ONNX's `Softmax` and `LogSoftmax`.
public struct Softmax: Layer {
  public static let kind = "softmax"
  /// The word where it is along axes.
  public static let alongKind = "softmaxalong"

  /// The axes along which the scores are taken together. Nil: all units of `[units]` or `[units, 1, 1]`.
  public let axes: [Int]?
  public let isLogarithm: Bool

  /// Over all units of a vector.
  public init() { (axes, isLogarithm) = (nil, false) }
  /// Along one axis of a tensor of any rank, or (before opset 13) along all from one on.
  public init(axes: [Int], isLogarithm: Bool = false) {
    (self.axes, self.isLogarithm) = (axes, isLogarithm)
  }

  public var kind: String { isLogarithm ? "logsoftmax" : form }
  public var form: String { axes == nil ? Self.kind : Self.alongKind }
  public var line: String { axes.map(Self.words) ?? "" }

  func axes(of input: Shape) -> [Int] { axes ?? Array(0..<input.rank) }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    guard let axes else { return try Self.vector(inputs) }
    return try along(axes, inputs)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    guard let axes else {
      try work.checkpoint(0)
      return softmax(work.input, work.output, count: work.shape.count)
    }
    let groups = Groups(work.shape, along: axes, work.checkpoint)
    try groups.eachGroup { (group) throws(Cancelled) in
      if isLogarithm {
        try logarithms(group, groups, work.input, work.output)
      } else {
        try shares(group, groups, work.input, work.output)
      }
    }
  }

  private func shares(
    _ group: Int, _ groups: Groups, _ input: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>
  ) throws(Cancelled) {
    let largest = try groups.largest(group, input)
    var sum = 0.0
    try groups.each(group) { offset in
      let share = Elementary.exp(Double(input[offset]) - largest)
      output[offset] = Float(share)
      sum += share
    }
    try groups.each(group) { output[$0] = Float(Double(output[$0]) / sum) }
  }

  private func logarithms(
    _ group: Int, _ groups: Groups, _ input: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>
  ) throws(Cancelled) {
    let largest = try groups.largest(group, input)
    let sum = try groups.fold(group, input, from: 0) { $0 + Elementary.exp($1 - largest) }
    let logarithm = Elementary.log(sum)
    try groups.each(group) { output[$0] = Float(Double(input[$0]) - largest - logarithm) }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let all = group(element, along: axes(of: inputs[0]), inputs[0])
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
    AxisLink.reading(allAlong: axes(of: inputs[input]), rank: inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    axes == nil
      ? Ladder([.cell: "unit", .term: "term"]) : Self.ladderOfNumbers(inputs, term: "term")
  }
}

extension WrittenForm {
  public static let softmax = WrittenForm(Softmax.kind, Softmax())
}
