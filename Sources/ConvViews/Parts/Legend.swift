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
    let counts = painter.appearance.spelled(self.counts)
    // What is no number is told before all else.
    let kept = counts.isEmpty ? 0 : Canvas.width(of: counts) + 2
    let numbers = Canvas.width(of: least) + Canvas.width(of: numerals.text(reach)) + 2
    let room = painter.end - column - kept
    if kept > 0, numbers + 1 > room { return painter.put(counts, row, column, .differs) }
    // Two numbers with nothing between them, or cut, say less than none.
    guard numbers - 1 <= room else { return column }
    let width = min(width, room - numbers)
    var column = painter.put(least, row, column, .label)
    if width >= Legend.narrowest {
      painter.canvas.draw(colours(width, painter.appearance), row, column + 1, painter.appearance)
      column += width + 2
    } else {
      column = painter.put("…", row, column, .label)
    }
    column = painter.put(numerals.text(reach), row, column, .label)
    if words, column + 1 + Canvas.width(of: range) + kept <= painter.end {
      column = painter.put(range, row, column + 1, .faint)
    }
    return counts.isEmpty ? column : painter.put(counts, row, column + 2, .differs)
  }

  /// Columns of the colours that still show where they change.
  private static let narrowest = 2

  /// `56 NaN 9 ∞`: how many of the layer's numbers are none.
  private var counts: String {
    guard let statistics = reading.statistics else { return "" }
    return [(statistics.notNumbers, "NaN"), (statistics.infinities, "∞")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
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
