import ConvNet

/// Operators that move numbers to other places.
extension Operators {
  static let moves: [String: Lower] = [
    "Transpose": { (call, builder) throws(OperatorError) in [try transpose(call, &builder)] },
    "Slice": { (call, builder) throws(OperatorError) in [try slice(call, &builder)] },
    "Split": { (call, builder) throws(OperatorError) in try split(call, &builder) },
    "Gather": { (call, builder) throws(OperatorError) in [try gather(call, &builder)] },
    "Expand": { (call, builder) throws(OperatorError) in [try expand(call, &builder)] },
    "Tile": { (call, builder) throws(OperatorError) in [try tile(call, &builder)] },
    "Pad": { (call, builder) throws(OperatorError) in [try pad(call, &builder)] },
    "DepthToSpace": { (call, builder) throws(OperatorError) in
      let block = try call.attributes.integer("blocksize", default: 0)
      let isDCR = try isDepthFirst(call)
      return [
        try moveSamples(call, &builder) { (from) throws(LayerError) in
          try .depthToSpace(block: block, isDCR: isDCR, from: from)
        }
      ]
    },
    "SpaceToDepth": { (call, builder) throws(OperatorError) in
      let block = try call.attributes.integer("blocksize", default: 0)
      let isDCR = try isDepthFirst(call)
      return [
        try moveSamples(call, &builder) { (from) throws(LayerError) in
          try .spaceToDepth(block: block, isDCR: isDCR, from: from)
        }
      ]
    },
  ]

  private static func isDepthFirst(_ call: OperatorCall) throws(OperatorError) -> Bool {
    let mode = try call.attributes.text("mode", default: "DCR")
    guard ["DCR", "CRD"].contains(mode) else {
      throw .refused("its mode “\(mode.shortened)” is none of the standard's")
    }
    return mode == "DCR"
  }

  /// A move of every sample, or of every slice of the first axis where that is data.
  private static func moveSamples(
    _ call: OperatorCall, _ builder: inout GraphBuilder,
    _ make: (Shape) throws(LayerError) -> Move
  ) throws(OperatorError) -> GraphValue {
    let input = try call.input(0)
    guard input.layer != nil || input.known?.element == .real else {
      return try builder.move(make, builder.batched(input))
    }
    let samples = try builder.samples(of: input)
    let move: Move
    let shape = try builder.shape(samples.shape)
    do throws(LayerError) { move = try make(shape) } catch { throw .layer(error) }
    return try builder.layer(move, on: samples, element: input.element)
  }

  private static func transpose(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    var value = try call.input(0)
    let rank = value.sizes?.count ?? 0
    var permutation = try call.attributes.integers("perm") ?? (0..<rank).reversed()
    guard permutation.sorted() == Array(0..<rank) else {
      throw .refused("its perm is no order of \(rank) axes")
    }
    if rank < 2 { return try same(value, &builder) }
    if value.isBatched, permutation[0] == 0 {
      permutation = permutation.dropFirst().map { $0 - 1 }
    } else {
      value = try builder.unbatched(value)
    }
    return try builder.move(
      { (from) throws(LayerError) in try .transpose(permutation, from: from) }, value)
  }

  private static func slice(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let value = try call.input(0)
    guard let starts = try call.integers("starts", orInput: 1),
      let ends = try call.integers("ends", orInput: 2)
    else { throw .refused("its starts or ends are missing") }
    let wanted = try call.integers("axes", orInput: 3) ?? Array(starts.indices)
    let steps = try call.known(4)?.integers ?? [Int](repeating: 1, count: starts.count)
    guard starts.count == ends.count, wanted.count == starts.count, steps.count == starts.count,
      !steps.contains(0), !steps.contains(.min)
    else { throw .refused("its starts, ends, axes and steps do not go together") }
    // All samples are taken, however many they are.
    let takesAll = wanted.indices.filter {
      value.isBatched && wanted[$0] == 0 && starts[$0] == 0 && steps[$0] == 1
        && builder.isAllSamples(ends[$0])
    }
    let kept = wanted.indices.filter { !takesAll.contains($0) }
    let (input, axes) = try builder.axes(kept.map { wanted[$0] }, of: value)
    let sample = input.sample
    var cut = AxisCuts(whole: sample)
    for (axis, index) in zip(axes, kept) {
      cut.cut(axis, sample[axis], starts[index], ends[index], steps[index])
    }
    guard !cut.counts.contains(0) else {
      let sizes = (input.isBatched ? [1] : []) + cut.counts
      return .known(KnownTensor(sizes, [], input.element))
    }
    return try builder.move(
      { [cut] (from) throws(LayerError) in
        try .slice(starts: cut.starts, steps: cut.steps, counts: cut.counts, from: from)
      }, input, isScalar: input.isBatched && input.sizes?.count == 1)
  }

  private static func split(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    let wanted = try call.attributes.integer("axis", default: 0)
    let (input, axes) = try builder.axes([wanted], of: call.input(0))
    let (axis, sample) = (axes[0], input.sample)
    let parts = try call.attributes.integer("num_outputs") ?? call.outputCount
    guard parts > 0, parts <= 1 << 16 else { throw .refused("it has no outputs") }
    let even = (sample[axis] + parts - 1) / parts
    let sizes =
      try call.integers("split", orInput: 1)
      ?? (0..<parts).map { min(even, sample[axis] - $0 * even) }
    guard sizes.allSatisfy({ $0 >= 0 && $0 <= sample[axis] }), sizes.count >= call.outputCount,
      sizes.reduce(0, { $0.addingReportingOverflow($1).partialValue }) == sample[axis]
    else {
      throw .refused("an axis of \(sample[axis]) does not divide into \(sizes.written)")
    }
    var (outputs, start): ([GraphValue], Int) = ([], 0)
    for size in sizes {
      guard size > 0 else {
        var empty = sample
        empty[axis] = 0
        outputs.append(
          .known(KnownTensor((input.isBatched ? [1] : []) + empty, [], input.element)))
        continue
      }
      var cut = AxisCuts(whole: sample)
      cut.cut(axis, sample[axis], start, start + size, 1)
      outputs.append(
        try builder.move(
          { [cut] (from) throws(LayerError) in
            try .slice(starts: cut.starts, steps: cut.steps, counts: cut.counts, from: from)
          }, input))
      start += size
    }
    return outputs
  }

  private static func gather(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let wanted = try call.attributes.integer("axis", default: 0)
    let (input, axes) = try builder.axes([wanted], of: call.input(0))
    let places = try call.input(1)
    guard let known = places.known else {
      // Places that come from data count over all of it, samples included.
      let (whole, index) = (try builder.unbatched(input), try builder.unbatched(places))
      let axis = wanted < 0 ? wanted + (whole.sizes?.count ?? 0) : wanted
      let (operands, inputs, weights) = builder.operands(
        [whole, index], names: ["weight", "indices"])
      return try builder.layer(
        GatherByIndex(axis: axis, operands), inputs, weights, isBatched: false,
        element: input.element)
    }
    guard let indices = known.integers else { throw .refused("its places are no whole numbers") }
    guard !indices.isEmpty else { throw .refused("it picks nothing") }
    let rank = (input.sizes?.count ?? 0) - 1 + known.sizes.count
    guard rank <= 32 else { throw .refused("it makes \(rank) axes") }
    return try builder.move(
      { (from) throws(LayerError) in
        try .gather(axis: axes[0], indices: indices, indexShape: known.sizes, from: from)
      }, input, isScalar: rank == (input.isBatched ? 1 : 0))
  }

  private static func expand(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    var value = try call.input(0)
    guard let wanted = try call.known(1)?.integers else { throw .refused("its shape is missing") }
    let sizes = value.sizes ?? []
    let rank = max(sizes.count, wanted.count)
    guard rank <= 32 else { throw .refused("it makes \(rank) axes") }
    let from = [Int](repeating: 1, count: rank - sizes.count) + sizes
    let target = [Int](repeating: 1, count: rank - wanted.count) + wanted
    var to: [Int] = []
    for (have, want) in zip(from, target) {
      guard have == want || have == 1 || want == 1, want > 0 else {
        throw .refused("\(sizes.written) can not be repeated to \(wanted.written)")
      }
      to.append(max(have, want))
    }
    _ = try checkedCount(to)
    let staysApart = value.isBatched && rank == sizes.count && to[0] == 1
    if !staysApart { value = try builder.unbatched(value) }
    let shape = try builder.shape(staysApart ? Array(to.dropFirst()) : to)
    return try builder.move(
      { (from) throws(LayerError) in try .expand(to: shape.sizes, from: from) }, value,
      isScalar: rank == (staysApart ? 1 : 0))
  }

  private static func tile(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    var value = try call.input(0)
    guard var repeats = try call.known(1)?.integers, repeats.count == value.sizes?.count else {
      throw .refused("it takes a number of repeats for each axis")
    }
    if value.isBatched, repeats.first == 1 {
      repeats.removeFirst()
    } else {
      value = try builder.unbatched(value)
    }
    if repeats.isEmpty { return value }
    return try builder.move(
      { (from) throws(LayerError) in try .tile(repeats: repeats, from: from) }, value)
  }

  private static func pad(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    var value = try call.input(0)
    let rank = value.sizes?.count ?? 0
    let pads = try call.integers("pads", orInput: 1)
    let axes = try call.known(3)?.integers ?? Array(0..<rank)
    guard let pads, pads.count == 2 * axes.count else {
      throw .refused("it takes two pads for each axis")
    }
    var (before, after) = ([Int](repeating: 0, count: rank), [Int](repeating: 0, count: rank))
    for (index, axis) in axes.enumerated() {
      let counted = axis < 0 ? axis + rank : axis
      guard before.indices.contains(counted) else { throw .refused("it has no axis \(axis)") }
      (before[counted], after[counted]) = (pads[index], pads[index + axes.count])
    }
    if value.isBatched, before[0] == 0, after[0] == 0 {
      (before, after) = (Array(before.dropFirst()), Array(after.dropFirst()))
    } else {
      value = try builder.unbatched(value)
    }
    if call.optional(2).map({ $0.numbers == nil }) ?? false {
      return try padByData(call, builder.operand(call, 2), &builder)
    }
    let fill = try call.real("value", orInput: 2) ?? 0
    guard let mode = PadMode(rawValue: try call.attributes.text("mode", default: "constant"))
    else { throw .refused("its mode is none of the standard's") }
    // Around maps or signals, whose channels come first, it is a layer that can be written.
    if mode == .constant, value.isBatched, (2...3).contains(before.count), before[0] == 0,
      after[0] == 0, (before + after).allSatisfy({ (0...1 << 16).contains($0) })
    {
      let pad = Pad(
        Array(before.dropFirst() + after.dropFirst()), axes: before.count - 1, value: fill)
      return try builder.layer(pad, [value], element: value.element)
    }
    return try builder.move(
      { [before, after] (from) throws(LayerError) in
        try .pad(before: before, after: after, mode: mode, value: fill, from: from)
      }, value)
  }
}

/// The part of each axis that is kept: its start, its step and its count.
struct AxisCuts {
  private(set) var starts: [Int]
  private(set) var steps: [Int]
  private(set) var counts: [Int]

  init(whole sizes: [Int]) {
    (starts, counts) = (sizes.map { _ in 0 }, sizes)
    steps = starts.map { _ in 1 }
  }

  /// Cuts as Python slices do: from the end where negative, never beyond the ends.
  mutating func cut(_ axis: Int, _ size: Int, _ start: Int, _ end: Int, _ step: Int) {
    func place(_ index: Int, _ range: ClosedRange<Int>) -> Int {
      let counted = index < 0 ? index.addingReportingOverflow(size).partialValue : index
      return min(max(counted, range.lowerBound), range.upperBound)
    }
    let range = step > 0 ? 0...size : -1...size - 1
    let first = place(start, range)
    // A negative place is counted from the end once: one before the first stays there.
    let last = end < -size ? range.lowerBound : place(end, range)
    let distance = step > 0 ? last - first : first - last
    let stride = step.magnitude > UInt(size) ? max(size, 1) : Int(step.magnitude)
    (starts[axis], steps[axis]) = (first, step > 0 ? stride : -stride)
    counts[axis] = distance > 0 ? (distance + stride - 1) / stride : 0
  }
}
