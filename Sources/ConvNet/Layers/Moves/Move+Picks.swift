// Moves that read some of the numbers.
extension Move {
  /// Along axis n the places `starts[n]`, `starts[n] + steps[n]`, …, `counts[n]` of them; a step
  /// below 0 goes backwards. ONNX's `Slice` and each output of `Split`, with all places known.
  ///
  /// - Throws: ``LayerError`` where a place is outside of the input.
  public static func slice(
    starts: [Int], steps: [Int], counts: [Int], from input: Shape, kind: String = "slice"
  ) throws(LayerError) -> Move {
    try check(kind, "starts", starts.count, input)
    try check(kind, "steps", steps.count, input)
    try check(kind, "counts", counts.count, input)
    for (axis, count) in counts.enumerated() {
      try LayerError.check(kind, "count", count, in: 1...Shape.largestCount)
      let (span, overflow) = steps[axis].multipliedReportingOverflow(by: count - 1)
      let (last, outside) = starts[axis].addingReportingOverflow(span)
      for place in [starts[axis], last]
      where overflow || outside || !(0..<input[axis]).contains(place) {
        throw .move(.place(kind: kind, place, axis: axis, of: input))
      }
    }
    let axes = input.sizes.indices.map { axis in
      MoveAxis(
        counts[axis], input: axis, outputs: axis..<axis + 1,
        .straight(start: starts[axis], step: steps[axis]))
    }
    let cut = input.sizes.indices.filter {
      (starts[$0], steps[$0], counts[$0]) != (0, 1, input[$0])
    }
    let line = cut.map { axis in
      let last = starts[axis] + (counts[axis] - 1) * steps[axis]
      return "axis \(axis) from \(starts[axis]) to \(last)"
        + (steps[axis] == 1 ? "" : " step \(steps[axis])")
    }
    return Move(
      kind, line.joined(separator: ", "), from: input, to: try checked(counts), axes)
  }

  /// The slices of an axis that known indices name, below 0 from the end. In the output the axis is
  /// replaced by the indices' own: none of them takes it away. ONNX's `Gather`.
  ///
  /// - Parameters:
  ///   - indices: row-major
  ///   - indexShape: the sizes of their tensor; empty for a single one
  public static func gather(
    axis: Int, indices: [Int], indexShape: [Int], from input: Shape, kind: String = "gather"
  ) throws(LayerError) -> Move {
    guard (0..<input.rank).contains(axis) else {
      throw .move(.axis(kind: kind, axis, of: input))
    }
    let count = indexShape.isEmpty ? 1 : try checked(indexShape).count
    guard indices.count == count else {
      throw .move(.listed(kind: kind, what: "indices", needs: count, given: indices.count))
    }
    let size = input[axis]
    var places: [Int] = []
    places.reserveCapacity(count)
    for index in indices {
      guard (-size..<size).contains(index) else {
        throw .move(.place(kind: kind, index, axis: axis, of: input))
      }
      places.append(index < 0 ? index + size : index)
    }
    let sizes = input.sizes[..<axis] + indexShape + input.sizes[(axis + 1)...]
    // A single number is `[1]`.
    let output = try checked(sizes.isEmpty ? [1] : Array(sizes))
    let axes = input.sizes.indices.map { index in
      switch index {
      case ..<axis: MoveAxis(input[index], input: index, output: index)
      case axis:
        MoveAxis(
          count, input: axis, outputs: axis..<axis + indexShape.count, .listed(places))
      default: MoveAxis(input[index], input: index, output: index - 1 + indexShape.count)
      }
    }
    let named =
      places.count <= 8 ? "places \(words(places))" : "\(places.count) places"
    return Move(kind, "axis \(axis) \(named)", from: input, to: output, axes)
  }

  /// Each axis by a list of its own of the places that are read, −1 for the fill; nil for an axis
  /// that stays as it is. ONNX's `Resize` and `Upsample` to the nearest.
  public static func nearest(
    _ tables: [[Int]?], value: Float = 0, from input: Shape, kind: String = "resize"
  ) throws(LayerError) -> Move {
    try check(kind, "tables", tables.count, input)
    let output = try checked(zip(tables, input.sizes).map { $0?.count ?? $1 })
    for (axis, table) in tables.enumerated() {
      for place in table ?? [] where !(-1..<input[axis]).contains(place) {
        throw .move(.place(kind: kind, place, axis: axis, of: input))
      }
    }
    let axes = tables.enumerated().map { axis, table in
      table.map { MoveAxis($0.count, input: axis, outputs: axis..<axis + 1, .listed($0)) }
        ?? MoveAxis(input[axis], input: axis, output: axis)
    }
    return Move(kind, "nearest to \(output)", from: input, to: output, axes, fill: value)
  }

  /// Each axis to the nearest of its places.
  ///
  /// - Throws: ``LayerError`` where an axis gets too long for a table.
  public static func nearest(
    _ axes: [ResizedAxis], _ rounding: Resampling.Rounding,
    _ coordinates: Resampling.Coordinates = .halfPixel, value: Float = 0, from input: Shape,
    kind: String = "resize"
  ) throws(LayerError) -> Move {
    let resampling = Resampling(.nearest(rounding), coordinates)
    _ = try checked(axes.map(\.output))
    var tables: [[Int]?] = []
    for axis in axes {
      try axis.check(kind)
      tables.append(
        axis.isSame
          ? nil : (0..<axis.output).map { axis.taps($0, resampling)?.first ?? -1 })
    }
    return try nearest(tables, value: value, from: input, kind: kind)
  }
}
