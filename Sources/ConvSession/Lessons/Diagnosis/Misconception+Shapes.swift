public import ConvNet

extension Misconception {
  /// The output shape each misconception gives for a layer with a window, where it applies:
  /// rounding where division leaves a rest, padding and a stride where there are any. Only those
  /// that can be told apart from the truth and from those before them.
  public static func shapes(of node: Node) -> [(Misconception, [Int])] {
    MisconceptionAmbiguity.distinct(among: allShapes(of: node), truth: node.shape.sizes, ==)
  }

  /// The pairs of those that apply and give the same shape, or the truth.
  public static func ambiguities(of node: Node) -> [MisconceptionAmbiguity] {
    MisconceptionAmbiguity.pairs(among: allShapes(of: node), truth: node.shape.sizes, ==)
  }

  /// The first misconception that gives these sizes, with or without the channels; nil where none
  /// does, and for the truth.
  public static func diagnosis(of answer: [Int], for node: Node) -> Misconception? {
    func fits(_ sizes: [Int]) -> Bool {
      answer == sizes || sizes.count > 1 && answer == Array(sizes.dropFirst())
    }
    guard !fits(node.shape.sizes) else { return nil }
    return shapes(of: node).first { fits($0.1) }?.0
  }

  private static func allShapes(of node: Node) -> [(Misconception, [Int])] {
    guard let grid = SlidingGrid(node) else { return [] }
    let wrong: [(Misconception, (SlidingAxis) -> Int?)] = [
      (.sizeRoundedUp, \.roundedUp), (.oneForgotten, \.withoutOne),
      (.paddingCountedOnce, \.paddedOnce), (.strideForgotten, \.withoutStride),
    ]
    let found: [(Misconception, [Int])] = wrong.compactMap { misconception, count in
      guard let sizes = grid.sizes(count) else { return nil }
      return (misconception, [node.shape.channels] + sizes)
    }
    // With a padding of 1 both are off by one: then both are spoken of.
    let once = found.first { $0.0 == .paddingCountedOnce }?.1
    guard let once, found.contains(where: { $0.0 == .oneForgotten && $0.1 == once }) else {
      return found
    }
    return found.filter { $0.0 != .paddingCountedOnce }
      .map { $0.0 == .oneForgotten ? (.oneOrPadding, $0.1) : $0 }
  }
}

/// The movement of a window along one axis.
private struct SlidingAxis {
  let input: Int
  /// The distance from the first to the last position that the window reads.
  let reach: Int
  let stride: Int
  let before: Int
  let after: Int
  let roundsUp: Bool

  private func moves(_ free: Int) -> Int? { free < 0 ? nil : free / stride }
  private var free: Int { input + before + after - reach }
  private var leavesRest: Bool { free >= 0 && free % stride != 0 }

  var roundedUp: Int? { leavesRest && !roundsUp ? free / stride + 2 : nil }
  var withoutOne: Int? { moves(free).map { $0 + (leavesRest && roundsUp ? 1 : 0) } }
  var paddedOnce: Int? {
    before > 0 && after > 0 ? moves(free - min(before, after)).map { $0 + 1 } : nil
  }
  var withoutStride: Int? { stride > 1 && free >= 0 ? free + 1 : nil }
}

/// The axes of a layer with a window.
private struct SlidingGrid {
  let axes: [SlidingAxis]
  /// The right count along each axis.
  let truth: [Int]

  init?(_ node: Node) {
    guard let window = node.layer.window, let input = node.inputShapes.first, input.rank > 1,
      input.rank == node.shape.rank
    else { return nil }
    let reach = window.reach
    let rows = SlidingAxis(
      input: input.height, reach: reach.height, stride: window.stride.height,
      before: window.padding.height, after: window.paddingAfter.height, roundsUp: window.roundsUp)
    let columns = SlidingAxis(
      input: input.width, reach: reach.width, stride: window.stride.width,
      before: window.padding.width, after: window.paddingAfter.width, roundsUp: window.roundsUp)
    axes = input.rank > 2 ? [rows, columns] : [columns]
    truth = Array(node.shape.sizes.suffix(axes.count))
  }

  /// A wrong count along every axis where it applies, the right one along the others; nil where it
  /// applies to none.
  func sizes(_ count: (SlidingAxis) -> Int?) -> [Int]? {
    let wrong = axes.map(count)
    guard wrong.contains(where: { $0 != nil }) else { return nil }
    return zip(wrong, truth).map { $0 ?? $1 }
  }
}
