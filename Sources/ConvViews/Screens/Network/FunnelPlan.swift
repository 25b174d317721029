import ConvCanvas
import ConvNet

/// How the rows of the funnel's screen are shared out.
struct FunnelPlan: Hashable {
  /// Networks whose picture has no more numbers show counts before bars.
  private static let countable = 400
  /// Networks of more layers are large: their stacks are often folded blocks, with hundreds of maps.
  static let large = 20
  /// Classes that are shown, the best ones.
  static let mostClasses = 5

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
  /// Whether, in few rows, figures take the place of bars: for large networks, and for those whose
  /// lines need room below the cards.
  let isTerse: Bool
  /// Lines to stacks further on that may lie below each other.
  let mostLanes: Int

  /// - Parameter isInLesson: whether the lesson's text takes the place of the words.
  init(_ body: Rect, _ network: Network, isInLesson: Bool) {
    let isTight = body.rows < 18
    let isTall = body.rows >= 30
    columns = body.columns
    isTerse = network.nodes.count > FunnelPlan.large || !network.graph.isChain
    let isCountable = network.nodes[0].shape.count <= FunnelPlan.countable
    let answer = network.nodes[network.last].shape
    let classes = answer.isColumn ? min(FunnelPlan.mostClasses, answer.count) : 0
    // In few rows a large network has figures instead of bars.
    showsCounts = isCountable || isTight || isTall || isTerse
    showsBars = isTall || (!isCountable && !isTight && !isTerse)
    showsCaption = !isTight && (isTall || !isTerse)
    let isFull = (showsBars || isTerse || classes > 3) && !isTall
    top = isTight || isFull ? 0 : 1
    gap = isTight || isFull ? 0 : 1
    wordRows = isTall ? 5 : isTight || isInLesson ? 3 : isTerse ? 5 : max(3, classes)
    mostLanes = body.rows < 18 ? 1 : body.rows < 26 ? 2 : body.rows < 34 ? 3 : 5
    let figures =
      (showsCounts ? 2 : 0) + (showsBars ? 4 : 0)
      + (showsCounts && showsBars ? (showsCaption ? 3 : 1) : showsCaption ? 1 : 0)
    cardRows = max(1, body.rows - top - 1 - figures - gap - wordRows)
  }
}
