/// The place of the largest or smallest number along an axis, counted from 0: the first of equals, or
/// the last. ONNX's `ArgMax` and `ArgMin`. As in ONNX Runtime, a NaN is found only where it comes
/// first.
public struct ArgMax: Layer {
  public static let kind = "argmax"

  public let axis: Int
  /// Whether the axis stays with size 1. Where no axis is left the result is `[1]`.
  public let keepsAxes: Bool
  public let extreme: Extreme

  public init(axis: Int, keepsAxes: Bool, takesLast: Bool = false, isSmallest: Bool = false) {
    (self.axis, self.keepsAxes) = (axis, keepsAxes)
    extreme = Extreme(isSmallest: isSmallest, takesLast: takesLast)
  }

  public var kind: String { extreme.isSmallest ? "argmin" : "argmax" }
  public var line: String {
    Self.words([axis]) + (extreme.takesLast ? " last" : "") + (keepsAxes ? " keep" : "")
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let input = try along([axis], inputs)
    return try Self.checked(Self.reduced(input, along: [axis], keepsAxes: keepsAxes))
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let (input, output) = (work.input, work.output)
    try work.each(along: [axis]) { (group, groups) throws(Cancelled) in
      try groups.eachRun(group) { start, step, count in
        output[group] = Float(extreme.position(count) { input[start + $0 * step] })
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let place = Self.unreduced(element, inputs[0], along: [axis], keepsAxes: keepsAxes)
    let all = group(place, along: [axis], inputs[0])
    return .single(.function(.position(extreme, count: all.count)), of: all)
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.reading(allAlong: [axis], rank: inputs[input].rank, keepsAxes: keepsAxes)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfGroups(try? outputShape(inputs))
  }
}
