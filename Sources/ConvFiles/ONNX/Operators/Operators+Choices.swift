import ConvNet

/// Operators that choose numbers by what they are, and those that make such choices.
extension Operators {
  static let choices: [String: Lower] = [
    "Compress": { (call, builder) throws(OperatorError) in [try compressed(call, &builder)] },
    "EyeLike": { (call, builder) throws(OperatorError) in [.known(try eye(call, &builder))] },
    "CenterCropPad": { (call, builder) throws(OperatorError) in [try centered(call, &builder)] },
    "NonZero": { (call, builder) throws(OperatorError) in
      guard let known = try call.input(0).known else {
        throw .unknown("how many numbers are not 0 depends on the data")
      }
      return [.known(try nonZero(known, &builder))]
    },
    "OneHot": { (call, builder) throws(OperatorError) in [try oneHot(call, &builder)] },
    "TopK": { (call, builder) throws(OperatorError) in try topK(call, &builder) },
  ]

  private static func compressed(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard let condition = try call.known(1)?.doubles else {
      throw .refused("its condition is missing")
    }
    let kept = condition.indices.filter { condition[$0] != 0 }
    var input = try builder.unbatched(call.input(0))
    var axis = try call.attributes.integer("axis")
    if axis == nil {
      input = try call.part("Reshape", [input, .integers([-1])], &builder)
      axis = 0
    }
    return try call.part(
      "Gather", [input, .integers(kept)], with: ["axis": .integer(axis ?? 0)], &builder)
  }

  private static func eye(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> KnownTensor {
    guard let sizes = try call.input(0).sizes, sizes.count == 2 else {
      throw .refused("its input is no matrix")
    }
    let shift = try call.attributes.integer("k", default: 0)
    let code = try call.attributes.integer("dtype")
    let type = code.flatMap { Int32(exactly: $0) }.flatMap(ElementType.init) ?? call.type(0)
    try builder.takeFolded(try checkedCount(sizes))
    let numbers = (0..<sizes[0] * sizes[1]).map { offset in
      let (distance, _) = (offset % sizes[1] - offset / sizes[1]).subtractingReportingOverflow(
        shift)
      return Float(distance == 0 ? 1 : 0)
    }
    return KnownTensor(sizes, numbers, type?.element ?? .real)
  }

  /// Cuts off or adds as much before as after; the odd one comes after.
  private static func centered(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let input = try builder.unbatched(call.input(0))
    guard let sizes = input.sizes, let wanted = try call.known(1)?.integers else {
      throw .refused("its shape is missing")
    }
    let axes = try call.attributes.integers("axes") ?? Array(sizes.indices)
    guard axes.count == wanted.count else { throw .refused("it takes a size for each axis") }
    var pads = [Int](repeating: 0, count: 2 * sizes.count)
    for (axis, size) in zip(axes, wanted) {
      let axis = try place(axis, in: sizes)
      guard (1...Shape.largestCount).contains(size) else {
        throw .refused("a size of \(size) is not possible")
      }
      let missing = size - sizes[axis]
      // Halves are rounded down in magnitude: what is left is cut off or added at the end.
      let before = missing / 2
      (pads[axis], pads[axis + sizes.count]) = (before, missing - before)
    }
    return try call.part("Pad", [input, .integers(pads)], &builder)
  }

  private static func nonZero(
    _ known: KnownTensor, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> KnownTensor {
    let sizes = known.sizes.isEmpty ? [1] : known.sizes
    let steps = steps(of: sizes)
    let found = known.doubles.enumerated().filter { $0.element != 0 }.map(\.offset)
    try builder.takeFolded(found.count * sizes.count)
    let places = sizes.indices.flatMap { axis in
      found.map { Int64($0 / steps[axis] % sizes[axis]) }
    }
    return KnownTensor([sizes.count, found.count], integers: places)
  }

  private static func oneHot(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let indices = try builder.unbatched(call.input(0))
    guard let rank = indices.sizes?.count, let depth = try call.known(1)?.scalar,
      case let values = try builder.operand(call, 2), values.sizes == [2], depth >= 1,
      depth <= Double(Shape.largestCount)
    else { throw .refused("its depth has to be a number above 0, and its values two") }
    let wanted = try call.attributes.integer("axis", default: -1)
    guard (-rank - 1...rank).contains(wanted) else { throw .refused("it has no axis \(wanted)") }
    let axis = wanted < 0 ? wanted + rank + 1 : wanted
    let count = Int(depth)
    try builder.takeFolded(count)
    let negative = try call.part("Less", [indices, .integers([0], [])], &builder)
    let raised = try call.part("Add", [indices, .integers([count], [])], &builder)
    let places = try call.part("Where", [negative, raised, indices], &builder)
    let spread = try call.part("Unsqueeze", [places, .integers([axis])], &builder)
    let all = [count] + [Int](repeating: 1, count: rank - axis)
    let isHere = try call.part(
      "Equal", [spread, .integers(Array(0..<count), all)], &builder)
    func value(_ place: Int, _ builder: inout GraphBuilder) throws(OperatorError) -> GraphValue {
      try call.part(
        "Gather", [builder.unbatched(values), .integers([place], [])], with: ["axis": .integer(0)],
        &builder)
    }
    let (on, off) = (try value(1, &builder), try value(0, &builder))
    return try call.part("Where", [isHere, on, off], &builder)
  }

  private static func topK(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    var count = try call.attributes.integer("k")
    if count == nil { count = try call.known(1)?.integers?.first }
    guard let count else { throw .refused("its k is missing") }
    let (input, axes) = try builder.axes(
      [call.attributes.integer("axis", default: -1)], of: call.input(0))
    let isLargest = try call.attributes.flag("largest", default: true)
    func ranked(places: Bool) -> Ranked {
      Ranked(axis: axes[0], count: count, isLargest: isLargest, givesPlaces: places)
    }
    let places = try builder.layer(ranked(places: true), [input], element: .integer)
    return [try builder.layer(ranked(places: false), [input], element: input.element), places]
  }
}
