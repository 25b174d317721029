/// Numbers picked one by one: each of the output is a copy of the input's at a listed place, counted
/// row-major, or one fixed value where the list says −1. Made for one shape of its input: ONNX's
/// `GatherND` and `GatherElements` with known indices, `Trilu`, `ReverseSequence`, a diagonal.
public struct PickedNumbers: Layer {
  public static let kind = "picked"
  public let kind: String
  public let input: Shape
  public let output: Shape
  public let fill: Float
  private let places: [Int]

  /// - Parameter places: as many as the output has numbers, each −1 or one of the input's.
  public init(
    _ kind: String, from input: Shape, to output: Shape, _ places: [Int], fill: Float = 0
  ) {
    precondition(places.count == output.count, "every number comes from somewhere")
    precondition(places.allSatisfy { (-1..<input.count).contains($0) }, "\(input) has them all")
    (self.kind, self.input, self.output) = (kind, input, output)
    (self.places, self.fill) = (places, fill)
  }

  public var line: String { "to \(output)" }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let given = try Self.single(inputs, kind: kind)
    guard given == input else { throw .move(.madeFor(kind: kind, input, given: given)) }
    return output
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let (source, target) = (work.input, work.output)
    for (index, place) in places.enumerated() {
      if index % (1 << 16) == 0 { try work.checkpoint(Double(index) / Double(places.count)) }
      target[index] = place < 0 ? fill : source[place]
    }
  }

  /// A copy is a sum of one term.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let place = places[output.offset(element)]
    guard place >= 0 else {
      return .single(
        .function(.constant(Double(fill))),
        of: Region(.input(0), at: input.sizes.map { _ in -1 }))
    }
    return .single(.sum(divisor: 1), of: Region(.input(0), at: input.element(at: place)))
  }

  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers([output], term: nil) }
}
