import ConvCanvas

/// The place of a lesson's text: the lowest rows above the hints, or a side of its own where there
/// is room.
struct LessonLayout {
  let rect: Rect
  let isBeside: Bool

  /// Rows that the text takes below the picture.
  static let rows = 6
  /// The fewest that it takes where the picture's own words stand above it.
  static let fewestRows = 4
  /// Rows below the picture that screens keep for their own words.
  private static let wordRows = 4
  /// From here on the text has a side of its own.
  static let besideColumns = 120
  private static let besideWidth = 40
  /// Free columns between the picture and the text beside it.
  static let gap = 2
  /// The smallest terminal in which a step shows all that it speaks of.
  static let smallest = Size(rows: 22, columns: 78)

  init(_ size: Size, rows: Int = LessonLayout.rows) {
    isBeside = size.columns >= LessonLayout.besideColumns
    rect =
      isBeside
      ? Rect(
        row: 2, column: size.columns - LessonLayout.besideWidth, rows: size.rows - 3,
        columns: LessonLayout.besideWidth)
      : Rect(row: size.rows - 1 - rows, column: 0, rows: rows, columns: size.columns)
  }

  /// The rectangle that is left for the picture.
  /// - Parameter coversWords: whether the text takes the place of the screen's own words, so that
  ///   the picture keeps its size.
  func body(_ size: Size, coversWords: Bool) -> Rect {
    var body = Chrome.body(size)
    if isBeside {
      body.columns = rect.column - LessonLayout.gap - body.column
    } else {
      body.rows = rect.row - body.row + (coversWords ? LessonLayout.wordRows : 0)
    }
    return body
  }
}
