import ConvNet

/// Operators that put numbers at places of others.
extension Operators {
  static let scattering: [String: Lower] = [
    "Scatter": { (call, builder) throws(OperatorError) in [try scatterElements(call, &builder)] },
    "ScatterElements": { (call, builder) throws(OperatorError) in
      [try scatterElements(call, &builder)]
    },
    "ScatterND": { (call, builder) throws(OperatorError) in [try scatterND(call, &builder)] },
  ]

  private static func reduction(_ call: OperatorCall) throws(OperatorError) -> Combination? {
    switch try call.attributes.text("reduction", default: "none") {
    case "none": return nil
    case "add": return .sum
    case "mul": return .product
    case "min": return .minimum
    case "max": return .maximum
    case let word: throw .refused("its reduction “\(word.shortened)” is none of the standard's")
    }
  }

  private static func scatterElements(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let (value, sizes) = try whole(call, 0, &builder)
    let axis = try place(call.attributes.integer("axis", default: 0), in: sizes)
    guard let indices = try call.known(1) else { throw .refused("its indices are missing") }
    let places = try elementPlaces(indices, axis, sizes)
    return try scattered(call, value, places, &builder)
  }

  private static func scatterND(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let (value, sizes) = try whole(call, 0, &builder)
    guard let indices = try call.known(1), let depth = indices.sizes.last else {
      throw .refused("its indices are missing")
    }
    let (starts, rest) = try slicePlaces(indices, depth, sizes, 0)
    let count = rest.reduce(1, *)
    let places = starts.flatMap { start in (0..<count).map { start + $0 } }
    return try scattered(call, value, places, &builder)
  }

  private static func scattered(
    _ call: OperatorCall, _ value: GraphValue, _ places: [Int], _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    if places.isEmpty { return try same(value, &builder) }
    let updates = try builder.unbatched(call.input(2))
    let (operands, inputs, weights) = builder.operands(
      [value, updates], names: ["number", "update"], slots: [0, 2])
    let layer = Scatter(try reduction(call), operands, places: places)
    return try builder.layer(
      layer, inputs, weights, isScalar: value.sizes?.isEmpty ?? false, isBatched: false,
      element: value.element)
  }
}
