/// A layer that does the same to every number by itself, in every shape: `y = f(x)`.
public protocol ElementwiseLayer: Layer {
  /// A function of one number.
  var function: Function { get }
}

extension ElementwiseLayer {
  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try Self.single(inputs, kind: kind)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    guard let row = function.row else {
      preconditionFailure("\(kind) takes more than one number")
    }
    // A vector is one piece of work, maps are one each.
    let pieces = work.shape.rank == 1 ? 1 : work.shape.channels
    let count = work.shape.count / pieces
    try work.each(of: pieces) { piece in
      row.apply(Loop(work.input + piece * count, work.output + piece * count, count))
    }
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
