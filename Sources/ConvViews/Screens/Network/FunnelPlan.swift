import ConvCanvas

/// How the rows of the funnel's screen are shared out.
struct FunnelPlan: Hashable {
  /// Networks whose picture has no more numbers show counts before bars.
  static let countable = 400

  let columns: Int
  /// Free rows above the titles.
  let top: Int
  /// At most; the titles included.
  let cardRows: Int
  let showsCounts: Bool
  let showsBars: Bool
  /// A line that says what the figures are.
  let showsCaption: Bool
  /// A free row above the words.
  let gap: Int
  let wordRows: Int

  init(_ body: Rect, counts: Bool) {
    let isTight = body.rows < 18
    let isTall = body.rows >= 30
    columns = body.columns
    showsCounts = counts || isTight || isTall
    showsBars = isTall || (!counts && !isTight)
    showsCaption = !isTight
    top = isTight || (showsBars && !isTall) ? 0 : 1
    gap = isTight || (showsBars && !isTall) ? 0 : 1
    wordRows = isTall ? 5 : 3
    let figures =
      (showsCounts ? 2 : 0) + (showsBars ? 4 : 0) + (showsCaption ? 1 : 0)
      + (showsCounts && showsBars ? 1 : 0)
    cardRows = max(1, body.rows - top - 1 - figures - gap - wordRows)
  }
}
