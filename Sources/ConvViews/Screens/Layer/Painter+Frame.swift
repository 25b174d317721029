import ConvCanvas

extension Painter {
  /// A yellow frame around a map, closed on every side: above and below it where there is room, and
  /// else on the outermost pixels.
  mutating func frame(_ map: Placement, _ row: Int, _ column: Int, isOpenBelow: Bool) {
    let columns = column - 1..<column + map.columns + 1
    let side = appearance.ascii ? "|" : "█"
    for down in 0..<map.rows {
      put(side, row + down, columns.lowerBound, .here)
      put(side, row + down, columns.upperBound - 1, .here)
    }
    if !edge(row - 1, columns, isBelow: false) {
      edge(inside: row, columns, isBelow: false, scale: map.scale)
    }
    if !isOpenBelow || !edge(row + map.rows, columns, isBelow: true) {
      edge(inside: row + map.rows - 1, columns, isBelow: true, scale: map.scale)
    }
  }

  /// Draws the upper or lower edge of a frame in a free row. Where an edge could stand on a map
  /// instead, a text in the row leaves no room for it, as half a ring is none; else the edge stands
  /// before and behind the text.
  /// - Returns: whether there was room.
  private mutating func edge(_ row: Int, _ columns: Range<Int>, isBelow: Bool) -> Bool {
    let isFree = columns.allSatisfy { column in
      canvas.clip.contains(row: row, column: column) && column < size.columns
        && canvas[row, column].background == theme.background
    }
    guard isFree, row < size.rows else { return false }
    let texts = columns.filter { canvas[row, $0].character != " " }
    guard texts.isEmpty || !appearance.hasHalves else { return false }
    let kept = texts.isEmpty ? 0..<0 : texts[0] - 1..<texts[texts.count - 1] + 2
    for column in columns where !kept.contains(column) {
      put(appearance.ascii ? "=" : isBelow ? "▀" : "▄", row, column, .here)
    }
    return true
  }

  /// Draws an edge on the outer halves of a row of a map; where there are no halves, on all of the
  /// row if a number has more than one.
  private mutating func edge(
    inside row: Int, _ columns: Range<Int>, isBelow: Bool, scale: Int
  ) {
    guard appearance.hasHalves else {
      guard scale >= 4 else { return }
      let sign = appearance.ascii ? "=" : isBelow ? "▄" : "▀"
      for column in columns {
        canvas.put(sign, row, column, Style(theme.here, on: theme.background))
      }
      return
    }
    for column in columns {
      var cell = canvas[row, column]
      let isSplit = cell.character == "▀"
      guard isSplit || cell.character == " " else { continue }
      if isBelow {
        if !isSplit { cell.foreground = cell.background }
        cell.background = theme.here
      } else {
        cell.foreground = theme.here
      }
      cell.character = "▀"
      canvas[row, column] = cell
    }
  }
}
