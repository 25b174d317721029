extension Layer {
  /// The shape of the one input, where all axes are its own and named once.
  func along(_ axes: [Int], _ inputs: [Shape]) throws(LayerError) -> Shape {
    let input = try Self.single(inputs, kind: kind)
    var seen: Set<Int> = []
    for axis in axes {
      guard input.sizes.indices.contains(axis) else {
        throw .axis(kind: kind, axis, given: input)
      }
      guard seen.insert(axis).inserted else { throw .axisTwice(kind: kind, axis) }
    }
    return input
  }

  /// All numbers that are taken together with the one at `element`.
  func group(_ element: [Int], along axes: [Int], _ input: Shape) -> Region {
    Region(
      .input(0),
      input.sizes.enumerated().map { axis, size in
        axes.contains(axis) ? .all(size) : Span(element[axis])
      })
  }

  /// The shape of what is left when each group becomes one number: `[1]` where no axis is left.
  static func reduced(_ input: Shape, along axes: [Int], keepsAxes: Bool) -> [Int] {
    let sizes = input.sizes.enumerated().compactMap { axis, size in
      axes.contains(axis) ? (keepsAxes ? 1 : nil) : size
    }
    return sizes.isEmpty ? [1] : sizes
  }

  /// The place in the input of the group of an output of ``reduced(_:along:keepsAxes:)``: 0 along the
  /// axes that are taken together.
  static func unreduced(
    _ element: [Int], _ input: Shape, along axes: [Int], keepsAxes: Bool
  ) -> [Int] {
    var rest = element[...]
    return input.sizes.indices.map { axis in
      if !axes.contains(axis) { return rest.removeFirst() }
      if keepsAxes { rest.removeFirst() }
      return 0
    }
  }

  /// The ladder of a layer that makes one number of many.
  static func ladderOfGroups(_ output: Shape?) -> Ladder {
    guard let output, output.rank > 1 else { return Ladder([.cell: "unit", .term: "value"]) }
    return output.count == output.channels
      ? Ladder([.map: "map", .term: "value"])
      : Ladder([.map: "map", .cell: "cell", .term: "value"])
  }

  /// "axis 1", "axes 0 1"
  static func words(_ axes: [Int]) -> String {
    "\(axes.count == 1 ? "axis" : "axes") \(axes.map(String.init).joined(separator: " "))"
  }
}

extension LayerWork {
  /// Does something for every group of the first input's numbers along some axes.
  func each(
    along axes: [Int], _ body: (_ group: Int, _ groups: Groups) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    let groups = Groups(inputs[0].shape, along: axes, checkpoint)
    try groups.eachGroup { (group) throws(Cancelled) in try body(group, groups) }
  }
}
