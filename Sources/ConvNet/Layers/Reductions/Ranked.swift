/// The largest or smallest numbers along an axis in their order, or the places where they stand: of
/// equals the first comes first. ONNX's `TopK`.
public struct Ranked: Layer {
  public static let kind = "topk"

  public let axis: Int
  public let count: Int
  public let isLargest: Bool
  /// Whether it gives places, not numbers.
  public let givesPlaces: Bool

  public init(axis: Int, count: Int, isLargest: Bool = true, givesPlaces: Bool = false) {
    (self.axis, self.count) = (axis, count)
    (self.isLargest, self.givesPlaces) = (isLargest, givesPlaces)
  }

  public var line: String {
    "\(count) \(isLargest ? "largest" : "smallest") of axis \(axis)"
      + (givesPlaces ? ": places" : "")
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let input = try along([axis], inputs)
    try LayerError.check(kind, "count", count, in: 1...input[axis])
    var sizes = input.sizes
    sizes[axis] = count
    return try Self.checked(sizes)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let (input, output) = (work.inputs[0], work.output)
    let outputs = Groups(work.shape, along: [axis])
    try work.each(along: [axis]) { group, groups in
      var numbers: [Float] = []
      groups.each(group) { numbers.append(input[$0]) }
      let order = Ranked.order(numbers, isLargest: isLargest)
      var rank = 0
      outputs.each(group) { offset in
        output[offset] = givesPlaces ? Float(order[rank]) : numbers[order[rank]]
        rank += 1
      }
    }
  }

  /// The places of numbers, the largest or the smallest first.
  static func order<Number: BinaryFloatingPoint>(_ numbers: [Number], isLargest: Bool) -> [Int] {
    numbers.indices.sorted { first, second in
      let (one, other) = (numbers[first], numbers[second])
      if one == other || one.isNaN || other.isNaN { return first < second }
      return isLargest ? one > other : one < other
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let all = group(element, along: [axis], inputs[0])
    return .single(
      .function(
        .ranked(
          element[axis], isLargest: isLargest, givesPlace: givesPlaces, count: all.count)),
      of: all)
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.reading(allAlong: [axis], rank: inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? [outputShape(inputs)]) ?? inputs, term: "value")
  }
}
