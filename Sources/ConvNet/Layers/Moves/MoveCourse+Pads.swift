extension MoveCourse {
  /// More places before and after along each axis, fewer where a count is below 0; a count for each
  /// axis.
  ///
  /// - Throws: ``LayerError`` where nothing is left.
  static func padded(
    before: [Int], after: [Int], mode: PadMode, value: Float, from input: Shape
  ) throws(LayerError) -> MoveCourse {
    let output = try Move.checked(input.sizes.indices.map { before[$0] + input[$0] + after[$0] })
    let axes = input.sizes.indices.map { axis in
      let first = max(0, -before[axis])
      let size = input[axis] - first - max(0, -after[axis])
      let start = -max(0, before[axis])
      let path: MoveAxis.Path =
        switch mode {
        // Nothing left but what is added: read outside.
        case _ where size <= 0: .straight(start: input[axis], step: 1)
        case .constant: .straight(start: -before[axis], step: 1)
        case .reflect: .mirrored(start: start, first: first, size: size)
        case .edge: .held(start: start, first: first, size: size)
        case .wrap: .wrapped(start: start, first: first, size: size)
        }
      return MoveAxis(output[axis], input: axis, outputs: axis..<axis + 1, path)
    }
    return MoveCourse(from: input, to: output, axes, fill: value)
  }
}
