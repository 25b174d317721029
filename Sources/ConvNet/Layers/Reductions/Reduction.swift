import ConvKernels

/// One number made of all that lie along some axes, of a tensor of any rank. ONNX's `ReduceMean`,
/// `ReduceSum`, … `ReduceLogSumExp`.
///
/// A NaN wins in every rule, also where ONNX Runtime overlooks one in `ReduceMax` and `ReduceMin`.
public struct Reduction: Layer {
  public static let kind = "reduction"

  /// The number that is made of many, by its word.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case mean = "reducemean"
    case sum = "reducesum"
    case smallest = "reducemin"
    case largest = "reducemax"
    case product = "reduceprod"
    /// Σ |x|
    case l1 = "reducel1"
    /// √Σ x²
    case l2 = "reducel2"
    /// Σ x²
    case sumOfSquares = "reducesumsquare"
    /// log Σ x
    case logSum = "reducelogsum"
    /// log Σ eˣ
    case logSumExp = "reducelogsumexp"
  }

  public let rule: Kind
  /// The axes that are taken together; of none, every number stands for itself.
  public let axes: [Int]
  /// Whether the axes stay with size 1. Where none is left the result is `[1]`.
  public let keepsAxes: Bool

  public init(_ rule: Kind, axes: [Int], keepsAxes: Bool) {
    (self.rule, self.axes, self.keepsAxes) = (rule, axes, keepsAxes)
  }

  public var kind: String { rule.rawValue }
  public var line: String { Self.words(axes) + (keepsAxes ? " keep" : "") }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let input = try along(axes, inputs)
    return try Self.checked(Self.reduced(input, along: axes, keepsAxes: keepsAxes))
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    try work.each(along: axes) { (group, groups) throws(Cancelled) in
      work.output[group] = Float(try value(group, groups, work.input))
    }
  }

  private func value(
    _ group: Int, _ groups: Groups, _ input: UnsafePointer<Float>
  ) throws(Cancelled) -> Double {
    switch rule {
    case .sum: try groups.sum(group, input)
    case .mean: try groups.sum(group, input) / Double(groups.size)
    case .smallest:
      try groups.fold(group, input, from: .infinity) { $1 < $0 || $1.isNaN ? $1 : $0 }
    case .largest: try groups.largest(group, input)
    case .product: try groups.fold(group, input, from: 1) { $0 * $1 }
    case .l1: try groups.fold(group, input, from: 0) { $0 + $1.magnitude }
    case .l2: try groups.sumOfSquares(group, input).squareRoot()
    case .sumOfSquares: try groups.sumOfSquares(group, input)
    case .logSum: Elementary.log(try groups.sum(group, input))
    case .logSumExp: try logSumExp(group, groups, input)
    }
  }

  private func logSumExp(
    _ group: Int, _ groups: Groups, _ input: UnsafePointer<Float>
  ) throws(Cancelled) -> Double {
    let largest = Elementary.finite(try groups.largest(group, input))
    let sum = try groups.fold(group, input, from: 0) { $0 + Elementary.exp($1 - largest) }
    return largest + Elementary.log(sum)
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let place = Self.unreduced(element, inputs[0], along: axes, keepsAxes: keepsAxes)
    let all = group(place, along: axes, inputs[0])
    func sum(_ transform: Transform = .itself, divisor: Double = 1, _ note: String = "") -> Step {
      Step(.sum(divisor: divisor), [all], transform: transform, note: note)
    }
    func combined(_ operation: Combination) -> Explanation {
      .single(.function(.arithmetic(operation, count: all.count)), of: all)
    }
    switch rule {
    case .sum: return Explanation([sum()])
    case .mean: return Explanation([sum(divisor: Double(all.count))])
    case .largest: return .single(.largest, of: all)
    case .smallest: return combined(.minimum)
    case .product: return combined(.product)
    case .l1: return Explanation([sum(.elementary(.absolute))])
    case .sumOfSquares: return Explanation([sum(.elementary(.square))])
    case .l2:
      return Explanation([
        sum(.elementary(.square), "sum of squares"),
        Step(.function(.elementary(.sqrt)), [.step(0)], note: "its root"),
      ])
    case .logSum:
      return Explanation([
        sum(.itself, "sum"), Step(.function(.elementary(.log)), [.step(0)], note: "its logarithm"),
      ])
    case .logSumExp:
      return Explanation(
        [
          Step(.largest, [all], note: "largest"),
          Step(.function(.elementary(.finite)), [.step(0)], note: "largest, if finite"),
          sum(.exponential(minus: 1), "sum of exponentials"),
          Step(.function(.elementary(.log)), [.step(2)], note: "its logarithm"),
          Step(.sum(divisor: 1), [.step(1), .step(3)], note: "and the largest"),
        ], walked: 2)
    }
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.reading(allAlong: axes, rank: inputs[input].rank, keepsAxes: keepsAxes)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfGroups(try? outputShape(inputs))
  }
}
