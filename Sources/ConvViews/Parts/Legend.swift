import ConvCanvas
import ConvNet
import ConvSession

/// The range of the colours of a layer's maps: `−2 ▒▓█ 2  by layer`.
struct Legend {
  private let reading: Reading
  private let reach: Float
  private let isSigned: Bool
  private let range: String

  /// - Parameter before: a subject that the colours show the difference from.
  /// - Returns: nil where nothing of the layer is computed.
  init?(_ view: View, layer: Int, channel: Int, from before: Subject? = nil) {
    guard let reading = view.scene.reading(layer).value else { return nil }
    self.reading = reading
    isSigned = reading.isSigned || before != nil
    reach =
      before.flatMap { view.reachOfDifference(layer, from: $0) }
      ?? view.reach(reading, channel: channel)
    range = view.interaction.range == .fixed ? "fixed" : "by \(view.interaction.range.rawValue)"
  }

  private var numerals: Numerals {
    Numerals(isWhole: reading.isWhole && reach.rounded() == reach)
  }
  private var least: String { isSigned ? numerals.text(-reach) : "0" }

  /// - Parameter words: whether it says what the range is of, where there is room.
  /// - Returns: the column after it.
  @discardableResult
  func draw(
    on painter: inout Painter, _ row: Int, _ column: Int, width: Int = 14, words: Bool = true
  ) -> Int {
    var column = painter.put(least, row, column, .label) + 1
    painter.canvas.draw(colours(width, painter.appearance), row, column, painter.appearance)
    column = painter.put(numerals.text(reach), row, column + width + 1, .label)
    let columns = painter.size.columns
    if words, column + 1 + Canvas.width(of: range) <= columns {
      column = painter.put(range, row, column + 1, .faint)
    }
    if let statistics = reading.statistics, statistics.notNumbers + statistics.infinities > 0 {
      let counts = [(statistics.notNumbers, "NaN"), (statistics.infinities, "∞")]
        .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
      let last = columns - Canvas.width(of: painter.appearance.spelled(counts)) - 1
      column = painter.put(counts, row, min(column + 2, last), .differs)
    }
    return column
  }

  private func colours(_ width: Int, _ appearance: Appearance) -> PixelMap {
    var map = PixelMap(rows: 2, columns: width, filling: Pixel(.empty))
    for step in 0..<width {
      let share = Float(step) / Float(width - 1)
      let value = isSigned ? 2 * share - 1 : share
      map[1, step] = Pixel(.signed(value))
      if appearance.ascii || appearance.colors == .mono { map[0, step] = Pixel(.signed(value)) }
    }
    return map
  }
}
