import ConvCanvas
import ConvNet
import ConvSession

/// The part of a matrix that has room, around a row and the first number that it reads: one pixel for
/// each entry.
struct MatrixWindow {
  enum Kind { case own, unshared, dense }
  let view: View
  let layer: Int
  let matrix: LayerMatrix
  let kind: Kind
  let here: Int
  /// Entries that have room, rows and columns.
  let size: Size

  /// Columns of the mark of the row at hand, and of an entry.
  private static let mark = 2
  private var scale: Int {
    let fitting = min(
      size.rows / (matrix.rows + 1), (size.columns - Self.mark) / max(1, matrix.columns))
    return max(1, min(6, fitting))
  }

  private var rows: Range<Int> {
    let shown = window(here, size.rows / scale - 1, matrix.rows)
    // The row at hand begins a line, so that its mark stands beside it.
    let isOdd = scale == 1 && !(here - shown.lowerBound).isMultiple(of: 2)
    return shown.lowerBound + (isOdd ? 1 : 0)..<shown.upperBound
  }
  private var columns: Range<Int> {
    window(matrix.row(here).first ?? 0, (size.columns - Self.mark) / scale, matrix.columns)
  }
  private func window(_ middle: Int, _ room: Int, _ count: Int) -> Range<Int> {
    let shown = max(1, min(room, count))
    let start = min(max(0, middle - shown / 3), count - shown)
    return start..<start + shown
  }

  /// Which part of how much it is.
  var words: String {
    if rows.count == matrix.rows, columns.count == matrix.columns { return "all of it" }
    return "rows \(rows.lowerBound)–\(rows.upperBound - 1), columns \(columns.lowerBound)–"
      + "\(columns.upperBound - 1)"
  }

  func draw(_ row: Int, _ column: Int, on painter: inout Painter) {
    let (rows, columns, scale) = (rows, columns, scale)
    let weights = view.scene.weights(layer).value?["weight"]
    let statistics = view.scene.measured(.weightStatistics(layer)).value
    let reach = statistics?["weight"]?.reach ?? Float(1)
    // Where an entry is half a line, the row at hand is drawn twice as high.
    let lines = rows.flatMap { $0 == here && scale == 1 ? [$0, $0] : [$0] }
    var map = PixelMap(rows: lines.count, columns: columns.count, filling: Pixel(.empty))
    for (down, line) in lines.enumerated() {
      let entries = matrix.row(line)
      for (across, column) in columns.enumerated() {
        map[down, across] = Pixel(tone(entries.entry(column), line, column, weights, reach))
      }
    }
    let above = (here - rows.lowerBound) * scale / 2
    painter.put("▸", row + above, column, .here, bold: true)
    painter.canvas.draw(
      map.scaled(by: scale), row, column + Self.mark, painter.appearance)
  }

  /// A link has the colour of its weight, and where that is 0 a grey; where there is none it is dark.
  private func tone(
    _ entry: LayerMatrix.Row.Entry?, _ row: Int, _ column: Int, _ weights: Tensor?,
    _ reach: Float
  ) -> Tone {
    switch kind {
    case .own:
      guard let entry else { return .signed(0) }
      guard let place = entry.weight else { return .signed(1) }
      guard let weights, weights.shape.contains(place) else { return .waiting }
      let value = weights[place]
      return value == 0 ? .card(0.45) : .of(value, range: reach)
    case .unshared: return entry == nil ? .signed(0) : drawn(row, column)
    case .dense: return drawn(row, column)
    }
  }
  /// A number for an entry that has a weight of its own, as it might be before anything is learned.
  private func drawn(_ row: Int, _ column: Int) -> Tone {
    var generator = SeededGenerator(seed: UInt64(row) << 32 | UInt64(column))
    return .signed(Float.random(in: -1...1, using: &generator))
  }
}
