import ConvCanvas

/// Columns of text under a header and a rule.
struct TextTable {
  private let rows: [[String]]
  private let rightAligned: Set<Int>
  /// Whether the last row is below a rule as well.
  private let hasTotal: Bool

  init(_ rows: [[String]], rightAligned: Set<Int>, hasTotal: Bool = false) {
    self.rows = rows.map { $0.map(PlainText.line) }
    (self.rightAligned, self.hasTotal) = (rightAligned, hasTotal)
  }

  var text: String {
    guard let header = rows.first else { return "" }
    let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { row in
      row.indices.map { column in
        let gap = String(repeating: " ", count: widths[column] - row[column].count)
        return rightAligned.contains(column) ? gap + row[column] : row[column] + gap
      }.joined(separator: "  ")
    }
    let rule = String(repeating: "-", count: lines[0].count)
    lines.insert(rule, at: 1)
    if hasTotal { lines.insert(rule, at: lines.count - 1) }
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
