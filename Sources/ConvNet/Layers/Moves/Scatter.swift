/// Numbers that are put at listed places of others: where several meet, the last stands, or they are
/// added up, multiplied, or the least or largest is taken. ONNX's `ScatterElements` and `ScatterND`
/// with known indices.
public struct Scatter: Layer {
  public static let kind = "scatter"

  /// What is made of a number and those that are put there; nil where the last stands.
  public let operation: Combination?
  /// The numbers, and those that are put there.
  public let operands: Operands
  /// Where each of the second goes, counted row-major in the first.
  let places: [Int]

  public init(_ operation: Combination?, _ operands: Operands, places: [Int]) {
    (self.operation, self.operands, self.places) = (operation, operands, places)
  }

  public var line: String { operation?.rawValue ?? "" }
  public var parameters: [Parameter] { operands.parameters }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let shapes = try operands.shapes(kind, inputs)
    guard shapes.count == 2 else {
      throw .product(.operands(kind: kind, takes: "2", given: shapes.count))
    }
    guard shapes[1].count == places.count, places.allSatisfy((0..<shapes[0].count).contains) else {
      throw .move(
        .listed(kind: kind, what: "places", needs: shapes[1].count, given: places.count))
    }
    return shapes[0]
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    try work.checkpoint(0)
    work.copy(operands.source(0))
    let updates = work[operands.source(1)]
    for (index, place) in places.enumerated() {
      if index % (1 << 16) == 0 { try work.checkpoint(Double(index) / Double(places.count)) }
      let update = updates[index]
      work.output[place] =
        operation.map { Float($0.pair(Double(work.output[place]), Double(update))) } ?? update
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let shapes = (try? operands.shapes(kind, inputs)) ?? inputs
    let offset = shapes[0].offset(element)
    let own = Region(operands.source(0), at: element)
    let put = places.indices.filter { places[$0] == offset }.map {
      Region(operands.source(1), at: shapes[1].element(at: $0))
    }
    guard let operation, !put.isEmpty else {
      return .single(.sum(divisor: 1), of: put.last ?? own)
    }
    return Explanation([
      Step(.function(.arithmetic(operation, count: put.count + 1)), [own] + put)
    ])
  }

  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? [outputShape(inputs)]) ?? inputs, term: "number")
  }
}
