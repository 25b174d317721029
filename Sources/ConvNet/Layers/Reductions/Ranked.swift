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
    let outputs = Groups(work.shape, along: [axis], work.checkpoint)
    try work.each(along: [axis]) { (group, groups) throws(Cancelled) in
      var numbers: [Float] = []
      numbers.reserveCapacity(groups.size)
      try groups.each(group) { numbers.append(input[$0]) }
      let order = try Ranked.order(numbers, isLargest: isLargest, work.checkpoint)
      var rank = 0
      try outputs.each(group) { offset in
        output[offset] = givesPlaces ? Float(order[rank]) : numbers[Int(order[rank])]
        rank += 1
      }
    }
  }

  /// The places of numbers, the largest or the smallest first.
  static func order<Number: BinaryFloatingPoint>(
    _ numbers: [Number], isLargest: Bool, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Int32] {
    var comparisons = 0
    do {
      return try (0..<Int32(numbers.count)).sorted { first, second in
        comparisons += 1
        if comparisons % (1 << 16) == 0 { try checkpoint(0) }
        return comes(Int(first), before: Int(second), numbers, isLargest)
      }
    } catch { throw Cancelled() }
  }

  /// The place of the number of a rank.
  static func place(
    _ rank: Int, of numbers: [Double], isLargest: Bool
  ) -> Int {
    numbers.indices.sorted { comes($0, before: $1, numbers, isLargest) }[rank]
  }

  @inline(__always)
  private static func comes<Number: BinaryFloatingPoint>(
    _ first: Int, before second: Int, _ numbers: [Number], _ isLargest: Bool
  ) -> Bool {
    let (one, other) = (numbers[first], numbers[second])
    if one == other || one.isNaN || other.isNaN { return first < second }
    return isLargest ? one > other : one < other
  }

  /// The numbers of a group, their order, and half of it while that is sorted.
  public func scratch(_ inputs: [Shape]) -> Int { inputs[0][axis] / 2 * 5 }

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
