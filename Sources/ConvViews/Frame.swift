public import ConvCanvas
public import ConvSession

/// A screen as it was drawn, with what lies where on it.
public struct Frame: Sendable {
  public let canvas: Canvas
  /// How many maps, units or rows of a table stand on it at once; nil where it has no pages.
  public let sheet: Sheet?
  /// Words that found no room on it and were cut.
  package let cutWords: [String]
  /// Texts on it that were written over others.
  package let overlaps: [String]
  private let areas: [PointerArea]

  /// - Parameter isCovered: whether an overlay lies over it, so that nothing can be pointed at.
  init(_ painter: Painter, isCovered: Bool) {
    (canvas, sheet) = (painter.canvas, painter.sheet)
    (cutWords, overlaps) = (painter.cut, painter.overlaps)
    areas = isCovered ? [] : painter.areas
  }

  /// The target under a cell of the canvas, for the mouse.
  public func target(_ row: Int, _ column: Int) -> PointerTarget? {
    areas.reversed().lazy.compactMap { $0.target(row, column) }.first
  }
}
