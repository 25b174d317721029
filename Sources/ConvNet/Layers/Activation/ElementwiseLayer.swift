/// A layer that does the same to every number by itself, in every shape: `y = f(x)`.
public protocol ElementwiseLayer: PackedLayer {
  /// A function of one number.
  var function: Function { get }
}

extension ElementwiseLayer {
  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try Self.single(inputs, kind: kind)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    try pack(work.shape.count).compute(work)
  }
  public func pack(
    _ parameters: Parameters, _ inputs: [Shape], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PackedWeights {
    pack(inputs[0].count)
  }
  private func pack(_ count: Int) -> PackedWeights {
    guard let row = function.row else {
      preconditionFailure("\(kind) takes more than one number")
    }
    return PackedWeights(EachNumber(apply: row.apply, count: count))
  }
  public var repeats: Source? { function == .identity ? .input(0) : nil }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(.function(function), of: Region(.input(0), at: element))
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "term") }
}

/// A function of so many numbers, each by itself.
private struct EachNumber: PackedKernel {
  let apply: @Sendable (Loop) -> Void
  let count: Int

  /// Numbers that are taken in a row: at worst some milliseconds' work.
  private static let longest = 1 << 16

  var pieces: Int { (count + Self.longest - 1) / Self.longest }
  /// Some functions take as long as sixteen products.
  var steps: Double { Double(count) * 16 }

  func compute(
    _ pieces: Range<Int>, _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, goesOn: (() -> Bool)?
  ) {
    let (start, end) = (pieces.lowerBound * Self.longest, pieces.upperBound * Self.longest)
    apply(Loop(input + start, output + start, min(end, count) - start))
  }
}
