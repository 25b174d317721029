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
  /// The texts on it, those of a lesson aside.
  package let labels: [String]
  private let areas: [ClickArea]

  init(_ painter: Painter) {
    (canvas, sheet, areas) = (painter.canvas, painter.sheet, painter.areas)
    (cutWords, overlaps, labels) = (painter.cut, painter.overlaps, painter.labels)
  }

  /// The meaning of a click on a cell of the canvas; nil where there is none.
  public func click(_ row: Int, _ column: Int) -> Click? {
    areas.reversed().lazy.compactMap { $0.click(row, column) }.first
  }
}
