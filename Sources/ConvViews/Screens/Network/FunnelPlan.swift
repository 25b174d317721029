import ConvCanvas
import ConvNet

/// How the rows of the funnel's screen are shared out.
struct FunnelPlan: Hashable {
  /// Networks whose picture has no more numbers show counts before bars.
  private static let countable = 400
  /// Networks of more layers are large: their stacks are often folded blocks.
  static let large = 20
  /// Classes that are shown, the best ones.
  private static let mostClasses = 5

  let columns: Int
  /// Free rows above the titles.
  let top: Int
  /// At most; the titles included, and the lanes below the cards.
  let cardRows: Int
  let showsCounts: Bool
  let showsBars: Bool
  /// A line that says what the figures are.
  let showsCaption: Bool
  /// A free row above the words.
  let gap: Int
  let wordRows: Int
  let isLarge: Bool
  /// Lines to stacks further on that may lie below each other.
  let mostLanes: Int

  init(_ body: Rect, _ network: Network) {
    let isTight = body.rows < 18
    let isTall = body.rows >= 30
    columns = body.columns
    isLarge = network.nodes.count > FunnelPlan.large
    let isCountable = network.nodes[0].shape.count <= FunnelPlan.countable
    let answer = network.nodes[network.last].shape
    let classes = answer.isColumn ? min(FunnelPlan.mostClasses, answer.count) : 0
    // In few rows a large network has figures instead of bars.
    showsCounts = isCountable || isTight || isTall || isLarge
    showsBars = isTall || (!isCountable && !isTight && !isLarge)
    showsCaption = !isTight && (isTall || !isLarge)
    let isFull = (showsBars || isLarge || classes > 3) && !isTall
    top = isTight || isFull ? 0 : 1
    gap = isTight || isFull ? 0 : 1
    wordRows = isTall ? 5 : isTight ? 3 : isLarge ? 5 : max(3, classes)
    mostLanes = body.rows < 18 ? 1 : body.rows < 26 ? 2 : body.rows < 34 ? 3 : 5
    let figures =
      (showsCounts ? 2 : 0) + (showsBars ? 4 : 0)
      + (showsCounts && showsBars ? (showsCaption ? 3 : 1) : showsCaption ? 1 : 0)
    cardRows = max(1, body.rows - top - 1 - figures - gap - wordRows)
  }
}
