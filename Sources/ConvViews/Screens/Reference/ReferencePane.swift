import ConvCanvas
import ConvNet
import ConvSession

/// The values of another program beside those here, and the first that differs.
struct ReferencePane: Pane {
  let view: View

  static let least = Size(rows: 8, columns: 56)

  var words: [Words] {
    guard let path = interaction.referenceFile else {
      return [
        "No values are held yet. \(bold: ":reference FILE.npz") takes those of another program, by the names of layers, and says where the first one differs."
      ]
    }
    switch scene.comparison(with: path) {
    case .value(let comparison): return words(of: comparison)
    case .hidden, .computing: return ["Every layer that \(path) names is being computed."]
    case .failed(let why): return [Words(stringLiteral: why)]
    }
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    guard let path = interaction.referenceFile, let comparison = scene.comparison(with: path).value
    else {
      painter.put(words, in: body)
      return
    }
    draw(comparison, body, on: &painter)
  }

  private func draw(_ comparison: TraceComparison, _ body: Rect, on painter: inout Painter) {
    let words = self.words(of: comparison).reduce(0) { $0 + $1.wrapped(body.columns).count }
    let rows = max(1, body.rows - words - 2)
    painter.sheet = Sheet(down: rows)
    // What the cursor is on is in sight, with what is before and behind it.
    let cursor = interaction.row(in: comparison)
    let start = min(max(0, cursor - rows / 2), max(0, comparison.rows.count - rows))
    let aliases = comparison.rows.map { network.nodes[$0.layer].alias }
    let width = min(24, max(5, aliases.map { Canvas.width(of: $0) }.max() ?? 0))
    let columns = (error: body.column + 2 + width + 16, place: body.column + 2 + width + 18)
    let first = comparison.rows.firstIndex { !$0.agrees }
    painter.put("layer", body.row, body.column + 2, .label)
    painter.put(rightBefore: columns.error, "largest error", body.row, .label)
    painter.put("first that differs", body.row, columns.place, .label)
    for (offset, index) in (start..<min(comparison.rows.count, start + rows)).enumerated() {
      let row = comparison.rows[index]
      let line = body.row + 1 + offset
      painter.click(
        line, body.column..<body.column + body.columns,
        .say(["goto \(Address(aliases[index], nil, row.first?.place ?? []).text)"]))
      // What follows the first that differs may differ for its sake alone.
      let isFirst = index == first
      let ink: Ink = row.agrees ? .text : isFirst ? .differs : .label
      if index == cursor { painter.put("▸", line, body.column, .here, bold: true) }
      if !row.agrees { painter.put("≠", line, columns.error, ink, bold: isFirst) }
      let alias = ShortName.of(aliases[index], width)
      painter.put(
        alias, line, body.column + 2, index == cursor ? .here : ink, bold: index == cursor,
        width: width)
      painter.put(rightBefore: columns.error, row.errorText, line, ink, bold: isFirst)
      painter.put(
        place(row, among: comparison.rows), line, columns.place, row.agrees ? .faint : ink,
        width: body.column + body.columns - columns.place)
    }
    let used = min(comparison.rows.count, rows) + 2
    LayerPreview(
      view: view, layer: comparison.rows[cursor].layer,
      element: comparison.rows[cursor].first?.place
    ).draw(
      Rect(
        row: body.row + used, column: body.column, rows: rows + 1 - used, columns: body.columns),
      on: &painter)
    painter.put(
      self.words(of: comparison),
      in: Rect(
        row: body.row + body.rows - words, column: body.column, rows: words, columns: body.columns))
  }

  private func place(
    _ row: TraceComparison.Row, among rows: [TraceComparison.Row]
  ) -> String {
    // A layer can be the value of a module and of the last one inside it.
    let isOne = rows.count { $0.layer == row.layer } == 1
    if row.agrees { return isOne ? "agrees" : "agrees, as \(row.name)" }
    if let unfit = row.unfit { return "of shape \(unfit.map(String.init).joined(separator: "×"))" }
    guard let first = row.first else { return "" }
    let alias = network.nodes[row.layer].alias
    let place = Address(alias, nil, first.place).text.dropFirst(alias.count)
    let (here, there) = (Double(first.here), Double(first.there))
    let texts = [here, there].map { Numerals.compact($0, isWhole: false) }
    guard texts[0] == texts[1] else { return "\(place)  \(texts[0]) here, \(texts[1]) there" }
    return "\(place)  \(texts[0]), off by \(Numerals.compact(here - there, isWhole: false))"
  }

  private func words(of comparison: TraceComparison) -> [Words] {
    let count = comparison.rows.count
    var words: [Words] = []
    if let first = comparison.firstWords(network) {
      words.append(Words(stringLiteral: first + "."))
      if let row = comparison.first, let place = row.first?.place {
        let text = Address(network.nodes[row.layer].alias, nil, place).text
        words.append("\(bold: ":goto \(text)") goes there, as \(bold: "Enter") does.")
      }
    } else {
      words.append("All \(bold: "\(count)") values agree.")
      if let worst = comparison.worst {
        words.append(
          "\(network.nodes[worst.layer].alias) differs most, by \(worst.errorText); up to \(Numerals.compact(comparison.tolerance(of: worst.layer), isWhole: false)) is rounding there."
        )
      }
    }
    words += comparison.notes(network).map {
      Words(stringLiteral: $0.prefix(1).uppercased() + $0.dropFirst() + ".")
    }
    if !comparison.unmatched.isEmpty {
      let names = comparison.unmatched.prefix(3).joined(separator: ", ")
      words.append(
        "\(comparison.unmatched.count) in the file are of no layer here: \(names)…")
    }
    if !comparison.omissions.isEmpty {
      words.append("Not compared: \(comparison.omissions.words).")
    }
    return words
  }
}

extension TraceComparison.Row {
  /// `1.7e-07`
  fileprivate var errorText: String {
    error.isFinite ? Numerals.compact(error, isWhole: false) : "∞"
  }
}
