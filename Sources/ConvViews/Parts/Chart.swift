import ConvCanvas

/// Curves over the steps of a run, with the line that mere guessing would stay on.
struct Chart {
  struct Line {
    let points: [(step: Int, value: Double)]
    let ink: Ink
    /// Whether it is drawn as dots of its own, which may scatter; otherwise they are joined.
    let isScattered: Bool
  }
  let title: Words
  /// Those that come later lie over those before.
  let lines: [Line]
  let guess: (value: Double, name: String)
  let range: ClosedRange<Double>
  /// The last step that there is room for.
  let last: Int
  /// The step at hand; nil where it is the last.
  let here: Int?
  let text: (Double) -> String

  private typealias Sign = (character: Character, ink: Ink)
  /// Columns before the curves.
  private static let labels = 6

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(title, rect.row, rect.column, width: rect.columns)
    let (rows, columns) = (rect.rows - 1, rect.columns - Chart.labels)
    guard rows > 1, columns > 8 else { return }
    let (row, column) = (rect.row + 1, rect.column + Chart.labels)
    for (value, row) in [(range.upperBound, row), (range.lowerBound, row + rows - 1)] {
      painter.put(rightBefore: column - 1, text(value), row, .label)
    }
    let signs = signs(rows, columns, isASCII: painter.appearance.ascii)
    for (down, line) in signs.enumerated() {
      for (across, sign) in line.enumerated() {
        guard let sign else { continue }
        painter.put(String(sign.character), row + down, column + across, sign.ink)
      }
    }
  }

  /// What stands in each cell: of all that lies there the last.
  private func signs(_ rows: Int, _ columns: Int, isASCII: Bool) -> [[Sign?]] {
    var signs = [[Sign?]](
      repeating: [Sign?](repeating: nil, count: columns), count: rows)
    let level = height(guess.value, rows) / 2
    let name = Array(" " + guess.name)
    for column in 0..<columns {
      let place = column - (columns - name.count)
      signs[level][column] =
        place >= 0 ? (name[place], .label) : (isASCII ? "-" : "╌", .faint)
    }
    if let here, last > 0 {
      let column = min(columns - 1, here * columns / last)
      for row in 0..<rows { signs[row][column] = (isASCII ? "|" : "│", .here) }
    }
    for line in lines {
      for (half, column) in line.places(rows, columns, last, height) {
        let isUpper = half.isMultiple(of: 2)
        let sign: Character =
          line.isScattered
          ? (isASCII ? "." : "·")
          : isASCII ? (isUpper ? "*" : "o") : isUpper ? "▀" : "▄"
        signs[half / 2][column] = (sign, line.ink)
      }
    }
    return signs
  }

  /// Half rows from the top.
  private func height(_ value: Double, _ rows: Int) -> Int {
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    guard share.isFinite else { return 0 }
    return Int(((1 - min(max(share, 0), 1)) * Double(2 * rows - 1)).rounded())
  }
}

extension Chart.Line {
  /// The half rows and columns that it goes through.
  fileprivate func places(
    _ rows: Int, _ columns: Int, _ last: Int, _ height: (Double, Int) -> Int
  ) -> [(half: Int, column: Int)] {
    var means = [(sum: Double, count: Int)](repeating: (0, 0), count: columns)
    for (step, value) in points where value.isFinite {
      let column = min(columns - 1, step * columns / max(1, last))
      means[column].sum += value
      means[column].count += 1
    }
    var places: [(half: Int, column: Int)] = []
    var before: Int?
    for (column, mean) in means.enumerated() {
      guard mean.count > 0 else {
        // Between two points that are joined nothing is known, so that it goes on level.
        if !isScattered, let before, points.contains(where: { $0.step * columns > column * last }) {
          places.append((before, column))
        }
        continue
      }
      let half = height(mean.sum / Double(mean.count), rows)
      let from = isScattered ? half : before ?? half
      places += (min(from, half)...max(from, half)).map { ($0, column) }
      before = half
    }
    return places
  }
}
