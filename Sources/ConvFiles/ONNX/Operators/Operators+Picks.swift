import ConvNet

/// Operators that pick numbers one by one.
extension Operators {
  static let picks: [String: Lower] = [
    "Trilu": { (call, builder) throws(OperatorError) in [try triangle(call, &builder)] },
    "GatherElements": { (call, builder) throws(OperatorError) in
      [try gatherElements(call, &builder)]
    },
    "GatherND": { (call, builder) throws(OperatorError) in [try gatherND(call, &builder)] },
    "ReverseSequence": { (call, builder) throws(OperatorError) in
      [try reversed(call, &builder)]
    },
  ]

  /// The sizes of an input whose axes are all data from here on.
  static func whole(
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
  static func elementPlaces(
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
    let given = try builder.operand(call, 1)
    guard let own = given.sizes, let depth = own.last, depth > 0,
      (0...min(sizes.count, own.count - 1)).contains(batch), batch + depth <= sizes.count,
      own.prefix(batch) == sizes.prefix(batch)
    else { throw .refused("its indices do not go with \(sizes.written)") }
    guard let indices = given.known else {
      return try gatherByRows(call, value, sizes, builder.unbatched(given), own, batch, &builder)
    }
    let (starts, rest) = try slicePlaces(indices, depth, sizes, batch)
    let count = rest.reduce(1, *)
    let places = starts.flatMap { start in (0..<count).map { start + $0 } }
    return try builder.picked(
      value, places, sizes: indices.sizes.dropLast() + rest, kind: "gather")
  }

  /// Rows of indices that are computed: each becomes one place among slices that are laid one after
  /// another.
  private static func gatherByRows(
    _ call: OperatorCall, _ value: GraphValue, _ sizes: [Int], _ rows: GraphValue, _ own: [Int],
    _ batch: Int, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let depth = own[own.count - 1]
    let (named, rest) = (sizes[batch..<batch + depth], Array(sizes.dropFirst(batch + depth)))
    let isBelow = try call.part("Less", [rows, .integers([0], [])], &builder)
    let raised = try call.part("Add", [rows, .integers(Array(named))], &builder)
    let counted = try call.part("Where", [isBelow, raised, rows], &builder)
    let scaled = try call.part("Mul", [counted, .integers(steps(of: Array(named)))], &builder)
    var places = try call.part(
      "ReduceSum", [scaled, .integers([-1])], with: ["keepdims": .integer(0)], &builder)
    if batch > 0 {
      let (count, slices) = (sizes.prefix(batch).reduce(1, *), named.reduce(1, *))
      let starts = (0..<count).map { $0 * slices }
      let shape = own.prefix(batch) + own.dropFirst(batch).dropLast().map { _ in 1 }
      places = try call.part("Add", [places, .integers(starts, Array(shape))], &builder)
    }
    let laid = [sizes.dropLast(rest.count).reduce(1, *)] + rest
    let slices = try builder.relabelled(value, laid, isBatched: false)
    return try call.part("Gather", [slices, places], with: ["axis": .integer(0)], &builder)
  }

  /// Where the slices begin that rows of indices name, and the sizes of one.
  static func slicePlaces(
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
      let (step, sequence) = (
        offset / steps[time] % sizes[time], offset / steps[batch] % sizes[batch]
      )
      guard step < lengths[sequence] else { return offset }
      return offset + (lengths[sequence] - 1 - 2 * step) * steps[time]
    }
    return try builder.picked(value, places, sizes: sizes, kind: "reverse")
  }

  // MARK: Places

  /// The distance from one place of each axis to the next.
  static func steps(of sizes: [Int]) -> [Int] {
    var steps = sizes.map { _ in 1 }
    for axis in sizes.indices.dropLast().reversed() {
      steps[axis] = steps[axis + 1] * sizes[axis + 1]
    }
    return steps
  }
  static func place(_ axis: Int, in sizes: [Int]) throws(OperatorError) -> Int {
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
