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
    try work.checkpoint(0)
    try work.checkpoint.stretches(of: work.shape.count) { stretch in
      let start = stretch.lowerBound
      row.apply(Loop(work.input + start, work.output + start, stretch.count))
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
