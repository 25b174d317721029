/// A layer that does the same to every number by itself, in every shape: `y = f(x)`.
public protocol ElementwiseLayer: Layer {
  /// What an explanation names, one number to one number.
  var function: Function { get }
  /// Writes `count` numbers from the first to the second.
  func apply(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int)
}

extension ElementwiseLayer {
  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try Self.single(inputs, kind: kind)
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let shape = acceptedShape(inputs)
    // A vector is one piece of work, maps are one each.
    let pieces = shape.rank == 1 ? 1 : shape.channels
    let count = shape.count / pieces
    return try .filled(shape) { (output) throws(Cancelled) in
      try inputs[0].read { (input) throws(Cancelled) in
        for piece in 0..<pieces {
          try checkpoint(Double(piece) / Double(pieces))
          apply(input + piece * count, output + piece * count, count: count)
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(.function(function), of: Region(.input(0), at: element))
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "term") }
}
