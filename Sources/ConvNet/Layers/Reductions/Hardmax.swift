/// 1 where the largest number of a group lies, the first of equals, and 0 elsewhere. ONNX's
/// `Hardmax`: along one axis, or (before opset 13) along all from one on.
public struct Hardmax: GroupwiseLayer {
  public static let kind = "hardmax"

  public let axes: [Int]

  public init(axes: [Int]) { self.axes = axes }

  func fill(
    _ group: Int, _ groups: Groups, _ input: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>
  ) throws(Cancelled) {
    var best: Int?
    try groups.each(group) { offset in
      output[offset] = 0
      if best.map({ input[offset] > input[$0] }) ?? true { best = offset }
    }
    if let best { output[best] = 1 }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let all = group(element, along: axes, inputs[0])
    let position = inputs[0].sizes.indices.reduce(0) { position, axis in
      axes.contains(axis) ? position * inputs[0][axis] + element[axis] : position
    }
    return Explanation([
      Step(
        .function(.position(.largest, count: all.count)), [all], note: "where the largest lies"),
      Step(.function(.isPosition(position)), [.step(0)], note: "whether that is here"),
    ])
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.reading(allAlong: axes, rank: inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "value") }
}
