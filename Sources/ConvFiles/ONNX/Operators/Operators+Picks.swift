import ConvNet

/// Operators that pick numbers one by one, or put them somewhere.
extension Operators {
  static let picks: [String: Lower] = [
    "Trilu": { (call, builder) throws(OperatorError) in [try triangle(call, &builder)] },
    "GatherElements": { (call, builder) throws(OperatorError) in
      [try gatherElements(call, &builder)]
    },
    "GatherND": { (call, builder) throws(OperatorError) in [try gatherND(call, &builder)] },
    "Scatter": { (call, builder) throws(OperatorError) in [try scatterElements(call, &builder)] },
    "ScatterElements": { (call, builder) throws(OperatorError) in
      [try scatterElements(call, &builder)]
    },
    "ScatterND": { (call, builder) throws(OperatorError) in [try scatterND(call, &builder)] },
    "ReverseSequence": { (call, builder) throws(OperatorError) in
      [try reversed(call, &builder)]
    },
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

  /// The sizes of an input whose axes are all data from here on.
  private static func whole(
    _ call: OperatorCall, _ slot: Int, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> (value: GraphValue, sizes: [Int]) {
    let value = try builder.unbatched(call.input(slot))
    guard let sizes = value.sizes else { throw .unknown("the sizes of its input are not known") }
    guard sizes.reduce(1, *) <= GraphBuilder.mostPicked else {
      throw .unknown("more than \(GraphBuilder.mostPicked) single places are not computed here")
    }
    return (value, sizes)
  }

  private static func triangle(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let (value, sizes) = try whole(call, 0, &builder)
    guard sizes.count >= 2 else { throw .refused("its input is no matrix") }
    let isUpper = try call.attributes.flag("upper", default: true)
    let shift = try call.known(1)?.integers?.first ?? 0
    let (rows, columns) = (sizes[sizes.count - 2], sizes[sizes.count - 1])
    let places = (0..<sizes.reduce(1, *)).map { offset in
      let (row, column) = (offset / columns % rows, offset % columns)
      let (distance, _) = (column - row).subtractingReportingOverflow(shift)
      return (isUpper ? distance >= 0 : distance <= 0) ? offset : -1
    }
    return try builder.picked(value, places, sizes: sizes, kind: "trilu")
  }

  private static func gatherElements(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let (value, sizes) = try whole(call, 0, &builder)
    let axis = try place(call.attributes.integer("axis", default: 0), in: sizes)
    let indices = try call.input(1)
    guard let known = indices.known else {
      let (operands, inputs, weights) = builder.operands(
        [value, try builder.unbatched(indices)], names: ["weight", "indices"])
      return try builder.layer(
        GatherByIndex(axis: axis, operands, isByElement: true), inputs, weights, isBatched: false,
        element: value.element)
    }
    let places = try elementPlaces(known, axis, sizes)
    return try builder.picked(value, places, sizes: known.sizes, kind: "gather")
  }

  /// Where each index points, which names a place along one axis and stands at its own of the others.
  private static func elementPlaces(
    _ indices: KnownTensor, _ axis: Int, _ sizes: [Int]
  ) throws(OperatorError) -> [Int] {
    guard let numbers = indices.integers, indices.sizes.count == sizes.count,
      sizes.indices.allSatisfy({ $0 == axis || indices.sizes[$0] <= sizes[$0] })
    else { throw .refused("its indices do not go with \(sizes.written)") }
    let (own, steps) = (steps(of: indices.sizes), steps(of: sizes))
    return try numbers.enumerated().map { (offset, number) throws(OperatorError) in
      var result = 0
      for other in sizes.indices where other != axis {
        result += offset / own[other] % indices.sizes[other] * steps[other]
      }
      return result + (try counted(number, sizes[axis])) * steps[axis]
    }
  }

  private static func gatherND(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let (value, sizes) = try whole(call, 0, &builder)
    let batch = try call.attributes.integer("batch_dims", default: 0)
    guard let indices = try call.known(1), let depth = indices.sizes.last,
      (0...min(sizes.count, indices.sizes.count - 1)).contains(batch)
    else { throw .refused("its indices do not go with \(sizes.written)") }
    let (starts, rest) = try slicePlaces(indices, depth, sizes, batch)
    let count = rest.reduce(1, *)
    let places = starts.flatMap { start in (0..<count).map { start + $0 } }
    return try builder.picked(
      value, places, sizes: indices.sizes.dropLast() + rest, kind: "gather")
  }

  /// Where the slices begin that rows of indices name, and the sizes of one.
  private static func slicePlaces(
    _ indices: KnownTensor, _ depth: Int, _ sizes: [Int], _ batch: Int
  ) throws(OperatorError) -> (starts: [Int], rest: [Int]) {
    guard let numbers = indices.integers, depth > 0, batch + depth <= sizes.count,
      batch == 0 || Array(indices.sizes.prefix(batch)) == Array(sizes.prefix(batch))
    else { throw .refused("its indices do not go with \(sizes.written)") }
    let steps = steps(of: sizes)
    let batches = sizes.prefix(batch).reduce(1, *)
    let perBatch = numbers.count / depth / max(1, batches)
    let size = sizes.dropFirst(batch).reduce(1, *)
    var starts: [Int] = []
    for row in 0..<numbers.count / depth {
      var start = perBatch > 0 && batch > 0 ? row / perBatch * size : 0
      for place in 0..<depth {
        let axis = batch + place
        start += try counted(numbers[row * depth + place], sizes[axis]) * steps[axis]
      }
      starts.append(start)
    }
    return (starts, Array(sizes.dropFirst(batch + depth)))
  }

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

  private static func reversed(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let (value, sizes) = try whole(call, 0, &builder)
    let time = try place(call.attributes.integer("time_axis", default: 0), in: sizes)
    let batch = try place(call.attributes.integer("batch_axis", default: 1), in: sizes)
    guard let lengths = try call.known(1)?.integers, lengths.count == sizes[batch],
      lengths.allSatisfy((0...sizes[time]).contains), time != batch
    else { throw .refused("its lengths do not go with \(sizes.written)") }
    let steps = steps(of: sizes)
    let places = (0..<sizes.reduce(1, *)).map { offset in
      let (step, sequence) = (offset / steps[time] % sizes[time], offset / steps[batch] % sizes[batch])
      guard step < lengths[sequence] else { return offset }
      return offset + (lengths[sequence] - 1 - 2 * step) * steps[time]
    }
    return try builder.picked(value, places, sizes: sizes, kind: "reverse")
  }

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
      let (distance, _) = (offset % sizes[1] - offset / sizes[1]).subtractingReportingOverflow(shift)
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
      let values = try call.known(2), values.count == 2, depth >= 1,
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
    func value(_ place: Int) -> GraphValue { .known(values.picking([place], sizes: [])) }
    return try call.part("Where", [isHere, value(1), value(0)], &builder)
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

  // MARK: Places

  /// The distance from one place of each axis to the next.
  static func steps(of sizes: [Int]) -> [Int] {
    var steps = sizes.map { _ in 1 }
    for axis in sizes.indices.dropLast().reversed() { steps[axis] = steps[axis + 1] * sizes[axis + 1] }
    return steps
  }
  private static func place(_ axis: Int, in sizes: [Int]) throws(OperatorError) -> Int {
    guard (-sizes.count..<sizes.count).contains(axis) else {
      throw .refused("its input has \(sizes.count) axes and no axis \(axis)")
    }
    return axis < 0 ? axis + sizes.count : axis
  }
  private static func counted(_ index: Int, _ size: Int) throws(OperatorError) -> Int {
    guard (-size..<size).contains(index) else {
      throw .refused("its index \(index) points beyond an axis of \(size)")
    }
    return index < 0 ? index + size : index
  }
}
