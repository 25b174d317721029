/// The sum, or the product, of all numbers along an axis up to each. ONNX's `CumSum` and `CumProd`.
public struct CumulativeSum: Layer {
  public static let kind = "cumsum"

  public let axis: Int
  /// Whether a number is left out of its own sum.
  public let isExclusive: Bool
  /// Whether sums begin at the end.
  public let isReverse: Bool
  public let isProduct: Bool

  public init(
    axis: Int, isExclusive: Bool = false, isReverse: Bool = false, isProduct: Bool = false
  ) {
    (self.axis, self.isExclusive, self.isReverse) = (axis, isExclusive, isReverse)
    self.isProduct = isProduct
  }

  public var kind: String { isProduct ? "cumprod" : Self.kind }
  /// What comes of no numbers.
  private var start: Double { isProduct ? 1 : 0 }

  public var line: String {
    Self.words([axis]) + (isExclusive ? " exclusive" : "") + (isReverse ? " reverse" : "")
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try along([axis], inputs)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let (input, output) = (work.input, work.output)
    try work.each(along: [axis]) { (group, groups) throws(Cancelled) in
      try groups.eachRun(group) { (start, step, count) throws(Cancelled) in
        var all = self.start
        try work.checkpoint.stretches(of: count) { stretch in
          for index in stretch {
            let offset = start + (isReverse ? count - 1 - index : index) * step
            let number = Double(input[offset])
            let next = isProduct ? all * number : all + number
            output[offset] = Float(isExclusive ? all : next)
            all = next
          }
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let (position, last) = (element[axis], inputs[0][axis] - 1)
    let count = (isReverse ? last - position : position) + (isExclusive ? 0 : 1)
    var region = Region(.input(0), at: element)
    // The first has nothing before it.
    guard count > 0 else { return .single(.function(.constant(start)), of: region) }
    region.axes[axis] = Span(isReverse ? last - count + 1 : 0, count: count)
    return .single(
      isProduct ? .function(.arithmetic(.product, count: count)) : .sum(divisor: 1), of: region)
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "term") }
}
