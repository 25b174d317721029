// Moves that keep every number once, and repeats of them.
extension Move {
  /// The same numbers in another shape, row-major. ONNX's `Reshape`, `Flatten`, `Squeeze`,
  /// `Unsqueeze` and `Identity`, with all sizes known.
  ///
  /// - Throws: ``LayerError`` where the numbers are not as many.
  public static func reshape(
    to sizes: [Int], from input: Shape, kind: String = "reshape"
  ) throws(LayerError) -> Move {
    let output = try checked(sizes)
    guard output.count == input.count else {
      throw .move(.count(kind: kind, input, to: sizes))
    }
    return Move(kind, "to \(output)", from: input, to: output, nil)
  }

  /// Axis n of the output is axis `permutation[n]` of the input. ONNX's `Transpose`.
  public static func transpose(
    _ permutation: [Int], from input: Shape, kind: String = "transpose"
  ) throws(LayerError) -> Move {
    guard permutation.sorted() == Array(0..<input.rank) else {
      throw .move(.permutation(kind: kind, permutation, of: input))
    }
    let sizes = permutation.map { input[$0] }
    let axes = permutation.enumerated().map { output, axis in
      MoveAxis(input[axis], input: axis, output: output)
    }
    return Move(
      kind, "axes \(words(permutation))", from: input, to: try checked(sizes), axes)
  }

  /// Axes of one number, and axes that are missing in front, are repeated. The shapes are matched
  /// from their ends on; where `sizes` says 1, the input's size stays. ONNX's `Expand`.
  public static func expand(
    to sizes: [Int], from input: Shape, kind: String = "expand"
  ) throws(LayerError) -> Move {
    let rank = max(sizes.count, input.rank)
    let read = [Int](repeating: 1, count: rank - input.rank) + input.sizes
    let asked = [Int](repeating: 1, count: rank - sizes.count) + sizes
    var result: [Int] = []
    for (size, target) in zip(read, asked) {
      guard size == target || size == 1 || target == 1 else {
        throw .move(.repeats(kind: kind, input, to: sizes))
      }
      result.append(size == 1 ? target : size)
    }
    let output = try checked(result)
    let missing = rank - input.rank
    let axes = output.sizes.enumerated().map { axis, size in
      MoveAxis(
        size, input: max(0, axis - missing), output: axis,
        step: axis < missing || read[axis] == 1 ? 0 : 1)
    }
    return Move(kind, "to \(output)", from: input, to: output, axes)
  }

  /// The input over and over, `repeats[n]` times along axis n. ONNX's `Tile`.
  public static func tile(
    repeats: [Int], from input: Shape, kind: String = "tile"
  ) throws(LayerError) -> Move {
    try check(kind, "repeats", repeats.count, input)
    var sizes: [Int] = []
    for (size, count) in zip(input.sizes, repeats) {
      try LayerError.check(kind, "repeats", count, in: 1...Shape.largestCount)
      sizes.append(size * count)
    }
    let output = try checked(sizes)
    let axes = input.sizes.indices.flatMap { axis in
      [
        MoveAxis(repeats[axis], input: axis, output: axis, step: 0),
        MoveAxis(input[axis], input: axis, output: axis),
      ]
    }
    return Move(kind, "times \(words(repeats))", from: input, to: output, axes)
  }

  static func words(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: " ")
  }
  /// One entry for each axis.
  static func check(
    _ kind: String, _ what: String, _ count: Int, _ input: Shape
  ) throws(LayerError) {
    guard count == input.rank else {
      throw .move(.listed(kind: kind, what: what, needs: input.rank, given: count))
    }
  }
}
