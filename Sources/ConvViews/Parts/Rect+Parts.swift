import ConvCanvas

extension Rect {
  /// The last rows, where the words of a pane stand.
  func bottom(_ count: Int) -> Rect {
    Rect(row: row + rows - count, column: column, rows: count, columns: columns)
  }
  /// All rows but the last ones.
  func dropping(bottom count: Int) -> Rect {
    Rect(row: row, column: column, rows: rows - count, columns: columns)
  }
  /// All rows but the first ones.
  func dropping(top count: Int) -> Rect {
    Rect(row: row + count, column: column, rows: rows - count, columns: columns)
  }
  /// The columns from one on.
  func from(_ column: Int) -> Rect {
    Rect(row: row, column: column, rows: rows, columns: self.column + columns - column)
  }
}
