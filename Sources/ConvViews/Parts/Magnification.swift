import ConvCanvas

/// How many times as large as its smallest whole form a drawing stands: the rows of one number, and
/// half the columns of its pixel. Drawings that are compared have one.
struct Magnification: Hashable {
  /// The most that is worth its room.
  private static let most = 6
  /// From this size on a screen has more room than its drawings need at their smallest.
  private static let roomy = Size(rows: 30, columns: 100)

  let factor: Int

  init(_ factor: Int) { self.factor = factor }

  /// Columns of one pixel; a pixel is half a row high.
  var scale: Int { 2 * factor }

  /// All that are tried on a screen, the largest first.
  /// - Parameter numbers: whether it is of numbers, which take one row on a small screen.
  static func choices(_ screen: Size, numbers: Bool) -> [Magnification] {
    let most = isRoomy(screen) ? most : numbers ? 1 : 2
    return (1...most).reversed().map { Magnification($0) }
  }
  static func isRoomy(_ screen: Size) -> Bool {
    screen.rows >= roomy.rows && screen.columns >= roomy.columns
  }

  /// The cell of a number that needs some columns at least, as large as a pixel where it has room.
  func cell(least: Int) -> CellSize {
    let columns = max(least, scale)
    return CellSize(
      columns: columns, rows: factor, inset: factor > 1 ? (columns - least + 1) / 2 : 0)
  }
}
