import ConvCanvas

/// A few words beside a grid of numbers, where the columns to the right of it would be empty.
struct GridNotes {
  private let column: Int
  private let columns: Int

  private static let gap = 2
  /// In fewer columns words are torn apart.
  private static let least = 16
  private static let most = 34

  /// - Parameter width: columns of the grid.
  /// - Returns: nil where there is no room.
  init?(_ rect: Rect, _ width: Int) {
    column = rect.column + width + GridNotes.gap
    columns = min(GridNotes.most, rect.columns - width - GridNotes.gap)
    guard columns >= GridNotes.least else { return nil }
  }

  /// Draws a note in the middle of the rows of its grid, and only whole.
  func draw(_ note: Words, _ rows: Range<Int>, on painter: inout Painter) {
    let lines = note.wrapped(columns)
    guard lines.count <= rows.count else { return }
    let top = rows.lowerBound + (rows.count - lines.count) / 2
    for (index, line) in lines.enumerated() {
      painter.put(line, top + index, column, width: columns)
    }
  }
}
