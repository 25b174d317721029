import ConvCanvas

/// Curves over the steps of a run, with the line that mere guessing would stay on.
struct Chart {
  struct Line {
    let points: [(step: Int, value: Double)]
    let ink: Ink
    /// How its points are drawn: as dots of their own, which may scatter, joined, or joined as
    /// what is only compared with.
    enum Form { case scattered, joined, compared }
    let form: Form

    fileprivate var isScattered: Bool { form == .scattered }
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
  static let labels = 6

  /// What dots of their own and joined ones look like, for a legend.
  static func signs(
    _ isASCII: Bool
  ) -> (scattered: String, joined: String, compared: String) {
    isASCII ? (".", "*", ":") : ("•", "▀", "▒")
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    var title = title
    while title.width > rect.columns, title.spans.count > 1 { title.spans.removeLast() }
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

  /// The steps below the curves: the first, the last, and the one at hand.
  /// - Parameter step: what a place along it is called; the same number where nothing is said.
  static func axis(
    _ last: Int, here: Int?, _ name: String, _ row: Int, _ column: Int, width: Int,
    step: (Int) -> Int = { $0 }, on painter: inout Painter
  ) {
    let (start, columns) = (column + labels, width - labels)
    guard columns > 8 else { return }
    let first = "\(step(0))"
    painter.put(first, row, start, .label)
    let end = "\(Numerals.count(step(last))) \(name)"
    painter.put(rightBefore: start + columns, end, row, .label)
    guard let here else { return }
    let text = Numerals.count(step(here))
    let place = start + min(columns - 1, here * columns / max(1, last)) - text.count / 2
    guard place > start + first.count, place + text.count < start + columns - end.count else {
      return
    }
    painter.put(text, row, place, .here)
  }

  /// What stands in each cell: of all that lies there the last.
  private func signs(_ rows: Int, _ columns: Int, isASCII: Bool) -> [[Sign?]] {
    var signs = [[Sign?]](
      repeating: [Sign?](repeating: nil, count: columns), count: rows)
    for line in lines {
      for (half, column) in line.places(rows, columns, last, height) {
        let isUpper = half.isMultiple(of: 2)
        let sign: Character =
          switch line.form {
          case .scattered: isASCII ? "." : "•"
          case .compared: isASCII ? ":" : "▒"
          case .joined: isASCII ? (isUpper ? "*" : "o") : isUpper ? "▀" : "▄"
          }
        signs[half / 2][column] = (sign, line.ink)
      }
    }
    let hereColumn = here.map { min(columns - 1, $0 * columns / max(1, last)) }
    let level = height(guess.value, rows) / 2
    name(level, hereColumn, &signs)
    for column in 0..<columns where signs[level][column] == nil {
      signs[level][column] = (isASCII ? "-" : "╌", .faint)
    }
    if let hereColumn {
      for row in 0..<rows where signs[row][hereColumn]?.ink != .label {
        signs[row][hereColumn] = (isASCII ? "|" : "│", .here)
      }
    }
    return signs
  }

  /// Writes what the level line stands for where nothing else is: on it, or beside it.
  private func name(_ level: Int, _ here: Int?, _ signs: inout [[Sign?]]) {
    let columns = signs[0].count
    let text = Array(" \(guess.name) ")
    guard text.count < columns else { return }
    for row in [level, level - 1, level + 1] where signs.indices.contains(row) {
      for start in stride(from: columns - text.count, through: 0, by: -1) {
        let places = start..<start + text.count
        guard here.map({ !places.contains($0) }) ?? true,
          places.allSatisfy({ signs[row][$0] == nil })
        else { continue }
        for (column, character) in zip(places, text) { signs[row][column] = (character, .label) }
        return
      }
    }
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
    var end = -1
    for (step, value) in points where value.isFinite {
      let column = min(columns - 1, step * columns / max(1, last))
      means[column].sum += value
      means[column].count += 1
      end = max(end, column)
    }
    var places: [(half: Int, column: Int)] = []
    var before: Int?
    for (column, mean) in means.enumerated() {
      guard mean.count > 0 else {
        // Between two points that are joined nothing is known, so that it goes on level.
        if !isScattered, let before, column < end { places.append((before, column)) }
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
