import ConvCanvas

/// The meaning of a click on a screen.
public enum Click: Hashable, Sendable {
  /// Commands, as they are typed, one after the other.
  case say([String])
  /// A key, as if it were pressed.
  case press(String)
  /// The pointer of a hand, put on a number.
  case point(PointerTarget)
  /// The brush, put on a pixel.
  case brush(PointerTarget)
}

/// A part of a screen that says what a click on it does. Whatever is drawn registers its own, the
/// upper ones last.
enum ClickArea {
  case plain(Rect, Click)
  case numbers(PointerArea)
  case painted(PointerArea)

  /// The click on a cell of the canvas; nil outside.
  func click(_ row: Int, _ column: Int) -> Click? {
    switch self {
    case .plain(let rect, let click): rect.contains(row: row, column: column) ? click : nil
    case .numbers(let area): area.target(row, column).map { .point($0) }
    case .painted(let area): area.target(row, column).map { .brush($0) }
    }
  }
}

extension Painter {
  /// Says what a click on a rectangle does; what is clipped of it is not there.
  mutating func click(_ rect: Rect, _ click: Click) {
    areas.append(.plain(rect.intersection(canvas.clip), click))
  }
  /// The same of a part of a row.
  mutating func click(_ row: Int, _ columns: Range<Int>, _ click: Click) {
    guard !columns.isEmpty else { return }
    self.click(Rect(row: row, column: columns.lowerBound, rows: 1, columns: columns.count), click)
  }
}
