public import ConvCanvas
public import ConvSession

/// A screen as it was drawn, with what lies where on it.
public struct Frame: Sendable {
  public let canvas: Canvas
  /// How many maps, units or rows of a table stand on it at once; nil where it has no pages.
  public let sheet: Sheet?
  /// Words that found no room on it and were cut.
  package let cutWords: [String]
  private let areas: [PointerArea]

  init(_ painter: Painter) {
    (canvas, sheet, cutWords) = (painter.canvas, painter.sheet, painter.cut)
    // What an overlay lies over can not be pointed at.
    areas = painter.interaction.overlay == nil ? painter.areas : []
  }

  /// What lies under a cell of the canvas, for the mouse.
  public func target(_ row: Int, _ column: Int) -> PointerTarget? {
    areas.reversed().lazy.compactMap { $0.target(row, column) }.first
  }
}
