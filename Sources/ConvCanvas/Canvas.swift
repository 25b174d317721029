/// A screen as a value: cells, row by row. What is written outside of it is clipped, so a view can
/// draw at any size, 0×0 included.
public struct Canvas: Hashable, Sendable {
  public let size: Size
  /// The background of a cell before anything is drawn.
  public let background: Color
  /// The part that is written; whatever else is written is lost. At first all of it.
  public var clip: Rect
  private var cells: [Cell]

  public init(_ size: Size, background: Color) {
    (self.size, self.background) = (size, background)
    clip = Rect(row: 0, column: 0, rows: size.rows, columns: size.columns)
    cells = [Cell](repeating: Canvas.blank(background), count: size.rows * size.columns)
  }

  /// The cell at a place; outside, reading gives an empty one and writing does nothing. A character
  /// that could steer a terminal is replaced when it is written.
  public subscript(row: Int, column: Int) -> Cell {
    get { contains(row, column) ? cells[row * size.columns + column] : Canvas.blank(background) }
    set {
      guard contains(row, column), clip.contains(row: row, column: column) else { return }
      var cell = newValue
      cell.character = SafeText.character(cell.character)
      cells[row * size.columns + column] = cell
    }
  }

  /// Empties a rectangle and gives it a colour.
  public mutating func fill(_ rect: Rect, _ color: Color) {
    let whole = Rect(row: 0, column: 0, rows: size.rows, columns: size.columns)
    let part = rect.intersection(clip).intersection(whole)
    for row in part.row..<part.row + part.rows {
      for column in part.column..<part.column + part.columns {
        cells[row * size.columns + column] = Canvas.blank(color)
      }
    }
  }

  /// Lays another canvas over this one, clipped at the edges.
  public mutating func put(_ other: Canvas, _ row: Int, _ column: Int) {
    for from in 0..<other.size.rows where from + row >= 0 && from + row < size.rows {
      for across in 0..<other.size.columns {
        self[from + row, across + column] = other[from, across]
      }
    }
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && row < size.rows && column >= 0 && column < size.columns
  }
  private static func blank(_ background: Color) -> Cell {
    Cell(character: " ", foreground: background, background: background)
  }
}
