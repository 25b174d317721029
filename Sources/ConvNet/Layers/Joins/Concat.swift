/// Tensors one after another along an axis, outputs of layers and numbers of the layer's own alike: all
/// other axes have to be the same. Nothing is computed. ONNX's `Concat`, PyTorch's `torch.cat`.
public struct Concat: Layer {
  public static let kind = "concat"
  /// The word where it is along any axis, or of its own numbers as well.
  public static let alongKind = "concatenate"

  /// Counted from 0, as the samples' tensors have it.
  public let axis: Int
  /// Nil: all inputs, two or more.
  private let listed: Operands?

  /// The channels of all inputs: `[C₁, height, width]`, `[C₂, height, width]`, … to
  /// `[C₁ + C₂ + …, height, width]`; signals and vectors likewise.
  public init() { (axis, listed) = (0, nil) }
  public init(axis: Int, _ operands: Operands) { (self.axis, listed) = (axis, operands) }

  public var kind: String { form }
  public var form: String { listed == nil ? Self.kind : Self.alongKind }
  public var line: String { listed == nil ? "" : "axis \(axis)" }
  public var parameters: [Parameter] { listed?.parameters ?? [] }

  func operands(_ inputs: Int) -> Operands { listed ?? Operands(inputs: inputs) }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let shapes = try operands(inputs.count).shapes(kind, inputs)
    let least = listed == nil ? 2 : 1
    guard shapes.count >= least, let first = shapes.first else {
      throw .tooFewInputs(kind: kind, least: least, given: shapes.count)
    }
    guard (0..<first.rank).contains(axis) else {
      throw .move(.axis(kind: kind, axis, of: first))
    }
    var sizes = first.sizes
    for shape in shapes.dropFirst() {
      var same = shape.sizes
      if axis < same.count { same[axis] = first[axis] }
      guard same == first.sizes else {
        let agree = listed == nil ? "height and width" : "size along all axes but \(axis)"
        throw .shapesDiffer(kind: kind, first, shape, agree: agree)
      }
      let (sum, overflow) = sizes[axis].addingReportingOverflow(shape[axis])
      sizes[axis] = overflow ? .max : sum
    }
    return try Self.checked(sizes)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let views = operands(work.inputs.count).views(work)
    let outer = work.shape.sizes[..<axis].reduce(1, *)
    let row = work.shape.count / outer
    var start = work.output
    try work.each(of: views.count) { (index) throws(Cancelled) in
      let count = views[index].shape.count / outer
      let checkpoint = work.checkpoint.part(index, of: views.count)
      try checkpoint.stretches(of: outer, each: count) { stretch in
        for piece in stretch {
          (start + piece * row).update(from: views[index].start + piece * count, count: count)
        }
      }
      start += count
    }
  }

  /// Which input a channel of the output comes from, and which channel of it, where channels are laid
  /// one after another.
  public static func source(of channel: Int, _ inputs: [Shape]) -> (input: Int, channel: Int) {
    let (input, place) = Concat().source(of: [channel], inputs)
    return (input, place[0])
  }
  /// Which operand a place comes from, and which place of it.
  public func source(of element: [Int], _ inputs: [Shape]) -> (operand: Int, place: [Int]) {
    let operands = operands(inputs.count)
    var place = element
    for index in operands.list.indices {
      let size = operands.shape(index, inputs)[axis]
      if place[axis] < size { return (index, place) }
      place[axis] -= size
    }
    preconditionFailure("\(element) is beyond what is concatenated")
  }

  /// A copy is a sum of one term.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let (operand, place) = source(of: element, inputs)
    return .single(
      .sum(divisor: 1), of: Region(operands(inputs.count).source(operand), at: place))
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }

  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? [outputShape(inputs)]) ?? inputs, term: nil)
  }
}

extension WrittenForm {
  public static let concat = WrittenForm(Concat.kind, Concat())
}
