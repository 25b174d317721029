// Moves that add an edge, and those between channels and cells.
extension Move {
  /// More places before and after along each axis; fewer where a count is below 0. What is cut off
  /// is not mirrored or repeated at the other end. ONNX's `Pad`.
  ///
  /// - Throws: ``LayerError`` where nothing is left.
  public static func pad(
    before: [Int], after: [Int], mode: PadMode, value: Float = 0, from input: Shape,
    kind: String = "pad"
  ) throws(LayerError) -> Move {
    try check(kind, "pads before", before.count, input)
    try check(kind, "pads after", after.count, input)
    let range = -Shape.largestCount...Shape.largestCount
    for pad in before + after { try LayerError.check(kind, "pad", pad, in: range) }
    let course = try MoveCourse.padded(
      before: before, after: after, mode: mode, value: value, from: input)
    var line = "before \(words(before)) after \(words(after))"
    if mode != .constant {
      line += " \(mode.rawValue)"
    } else if value != 0 {
      line += " value \(value)"
    }
    return Move(kind, line, course)
  }

  /// Channels laid out as blocks of cells: `[C·b·b, H, W]` to `[C, H·b, W·b]`. Channel
  /// `(row · b + column) · C + c` holds that cell of each block where depth comes first
  /// (DCR), `(c · b + row) · b + column` where columns and rows do (CRD, PyTorch's
  /// `PixelShuffle`). ONNX's `DepthToSpace`.
  public static func depthToSpace(
    block: Int, isDCR: Bool, from input: Shape, kind: String = "depthtospace"
  ) throws(LayerError) -> Move {
    try checkBlocks(kind, block, input, axes: [])
    guard input[0] % (block * block) == 0 else {
      throw .move(.blocks(kind: kind, block: block * block, axis: 0, of: input))
    }
    let channels = input[0] / (block * block)
    let output = try checked([channels, input[1] * block, input[2] * block])
    func channel(_ count: Int, _ output: Int, _ step: Int) -> MoveAxis {
      MoveAxis(count, input: 0, output: output, step: step)
    }
    let axes = [
      channel(channels, 0, isDCR ? 1 : block * block),
      MoveAxis(input[1], input: 1, output: 1),
      channel(block, 1, isDCR ? block * channels : block),
      MoveAxis(input[2], input: 2, output: 2), channel(block, 2, isDCR ? channels : 1),
    ]
    return Move(
      kind, "block \(block) \(isDCR ? "DCR" : "CRD")", from: input, to: output, axes)
  }

  /// Blocks of cells laid out as channels: `[C, H, W]` to `[C·b·b, H/b, W/b]`. Cell `row, column` of
  /// each block is channel `(row · b + column) · C + c` where depth comes first (DCR), and
  /// `(c · b + row) · b + column` where columns and rows do (CRD). ONNX's `SpaceToDepth`.
  public static func spaceToDepth(
    block: Int, isDCR: Bool = true, from input: Shape, kind: String = "spacetodepth"
  ) throws(LayerError) -> Move {
    try checkBlocks(kind, block, input, axes: [1, 2])
    let output = try checked([
      input[0] * block * block, input[1] / block, input[2] / block,
    ])
    let channel = MoveAxis(input[0], input: 0, output: 0)
    let cell = [
      MoveAxis(block, input: 1, output: 0), MoveAxis(block, input: 2, output: 0),
    ]
    let axes =
      (isDCR ? cell + [channel] : [channel] + cell) + [
        MoveAxis(input[1] / block, input: 1, output: 1, step: block),
        MoveAxis(input[2] / block, input: 2, output: 2, step: block),
      ]
    return Move(
      kind, "block \(block)\(isDCR ? "" : " CRD")", from: input, to: output, axes)
  }

  private static func checkBlocks(
    _ kind: String, _ block: Int, _ input: Shape, axes: [Int]
  ) throws(LayerError) {
    guard input.rank == 3 else { throw .rank(kind: kind, takes: [3], given: input) }
    try LayerError.check(kind, "block", block, in: 1...1 << 15)
    for axis in axes where input[axis] % block != 0 {
      throw .move(.blocks(kind: kind, block: block, axis: axis, of: input))
    }
  }
}
