/// Tensors one after another along any axis, outputs of layers and numbers of the layer's own alike:
/// all other axes have to be the same. Nothing is computed. ONNX's `Concat`; along the channels, and
/// of layers alone, it is ``Concat``.
public struct ConcatAlong: Layer {
  public static let kind = "concatenate"
  public let axis: Int
  public let operands: Operands

  /// - Parameter axis: counted from 0, as the samples' tensors have it.
  public init(axis: Int, _ operands: Operands) { (self.axis, self.operands) = (axis, operands) }

  public var line: String { "axis \(axis)" }
  public var parameters: [Parameter] { operands.parameters }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let shapes = try operands.shapes(kind, inputs)
    guard let first = shapes.first else {
      throw .tooFewInputs(kind: kind, least: 1, given: 0)
    }
    guard (0..<first.rank).contains(axis) else {
      throw .move(.axis(kind: kind, axis, of: first))
    }
    var sizes = first.sizes
    for shape in shapes.dropFirst() {
      var same = shape.sizes
      if axis < same.count { same[axis] = first[axis] }
      guard same == first.sizes else {
        throw .shapesDiffer(kind: kind, first, shape, agree: "size along all axes but \(axis)")
      }
      let (sum, overflow) = sizes[axis].addingReportingOverflow(shape[axis])
      sizes[axis] = overflow ? .max : sum
    }
    return try Self.checked(sizes)
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let shape = acceptedShape(inputs)
    let tensors = operands.tensors(inputs, parameters)
    let outer = shape.sizes[..<axis].reduce(1, *)
    let row = shape.count / outer
    return try .filled(shape) { (output) throws(Cancelled) in
      var start = output
      for (index, tensor) in tensors.enumerated() {
        try checkpoint(Double(index) / Double(tensors.count))
        let count = tensor.shape.count / outer
        try tensor.read { (source) throws(Cancelled) in
          for piece in 0..<outer {
            (start + piece * row).update(from: source + piece * count, count: count)
          }
        }
        start += count
      }
    }
  }

  /// Which operand a place comes from, and which place of it.
  public func source(of element: [Int], _ inputs: [Shape]) -> (operand: Int, place: [Int]) {
    var place = element
    for (index, operand) in operands.list.enumerated() {
      let size =
        switch operand {
        case .input(let slot): inputs[slot][axis]
        case .parameter(let parameter): parameter.shape[axis]
        }
      if place[axis] < size { return (index, place) }
      place[axis] -= size
    }
    preconditionFailure("\(element) is beyond what is concatenated")
  }

  /// A copy is a sum of one term.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let (operand, place) = source(of: element, inputs)
    return .single(.sum(divisor: 1), of: Region(operands.source(operand), at: place))
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }

  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? [outputShape(inputs)]) ?? inputs, term: nil)
  }
}
