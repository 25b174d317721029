/// Numbers picked along an axis by indices that are themselves computed, whole numbers, below 0 from
/// the end; an index that points nowhere picks NaN. ONNX's `Gather`, where the axis is replaced by
/// the indices' own axes, and `GatherElements`, where each number has an index of its own. With
/// known indices it is a ``Move``.
public struct GatherByIndex: Layer {
  public static let kind = "gather"
  public let axis: Int
  /// The data and the indices.
  public let operands: Operands
  /// Whether the indices have the rank of the data and name a number each.
  public let isByElement: Bool

  public init(axis: Int, _ operands: Operands, isByElement: Bool = false) {
    (self.axis, self.operands, self.isByElement) = (axis, operands, isByElement)
  }

  public var line: String { isByElement ? "axis \(axis) by element" : "axis \(axis)" }
  public var parameters: [Parameter] { operands.parameters }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let shapes = try operands.shapes(kind, inputs)
    guard shapes.count == 2 else {
      throw .product(.operands(kind: kind, takes: "2", given: shapes.count))
    }
    let (data, indices) = (shapes[0], shapes[1])
    guard (0..<data.rank).contains(axis) else {
      throw .move(.axis(kind: kind, axis, of: data))
    }
    guard isByElement else {
      return try Self.checked(data.sizes[..<axis] + indices.sizes + data.sizes[(axis + 1)...])
    }
    let fits =
      indices.rank == data.rank
      && data.sizes.indices.allSatisfy { $0 == axis || indices[$0] <= data[$0] }
    guard fits else {
      throw .shapesDiffer(kind: kind, data, indices, agree: "size along all axes but \(axis)")
    }
    return indices
  }

  /// The place of an output's index, and of the first number that it may pick.
  private func places(_ element: [Int], _ indices: Shape) -> (index: [Int], data: [Int]) {
    var data = element
    guard !isByElement else {
      data[axis] = 0
      return (element, data)
    }
    let range = axis..<axis + indices.rank
    data.replaceSubrange(range, with: [0])
    return (Array(element[range]), data)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let (data, indices) = (work[operands.source(0)], work[operands.source(1)])
    let inner = data.shape.sizes[(axis + 1)...].reduce(1, *)
    let size = data.shape[axis]
    // By element each number is a row of its own, which begins at its place beside the axis.
    let row = isByElement ? 1 : inner
    let count = work.shape.count / row
    let often = max(1, 4096 / row)
    for piece in 0..<count {
      if piece % often == 0 { try work.checkpoint(Double(piece) / Double(count)) }
      let start =
        isByElement
        ? data.shape.offset(places(work.shape.element(at: piece), indices.shape).data)
        : piece / indices.shape.count * size * inner
      let target = work.output + piece * row
      let index = indices[isByElement ? piece : piece % indices.shape.count]
      if let place = Function.place(Double(index), of: size) {
        target.update(from: data.start + start + place * inner, count: row)
      } else {
        target.update(repeating: .nan, count: row)
      }
    }
  }

  /// The index, and every number along the axis that it may pick.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let shapes = (try? operands.shapes(kind, inputs)) ?? inputs
    let (index, first) = places(element, shapes[1])
    var spans = first.map { Span($0) }
    spans[axis] = .all(shapes[0][axis])
    return Explanation([
      Step(
        .function(.pick(of: shapes[0][axis])),
        [Region(operands.source(1), at: index), Region(operands.source(0), spans)])
    ])
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    let slots = operands.list.indices.filter { operands.list[$0] == .input(input) }
    guard slots.count == 1, let shapes = try? operands.shapes(kind, inputs) else { return nil }
    if isByElement {
      let axes = AxisLink.aligned(shapes[0].rank)
      return slots == [1] ? axes : axes.filter { $0.inputs != [axis] }
    }
    let added = shapes[1].rank
    return slots == [1]
      ? (0..<added).map { AxisLink([$0], from: [axis + $0]) }
      : shapes[0].sizes.indices.filter { $0 != axis }.map {
        AxisLink([$0], from: [$0 < axis ? $0 : $0 - 1 + added])
      }
  }

  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? [outputShape(inputs)]) ?? inputs, term: "number")
  }
}
