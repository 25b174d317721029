import ConvCanvas
import ConvNet
import ConvSession

/// The layers that have weights, with what rounding does to each alone and to all of them.
struct PrecisionPane: Pane {
  let view: View

  static let least = Size(rows: 12, columns: 58)
  /// Columns of a figure, of its bar, and between them.
  private static let figure = 8
  private static let gap = 2

  private var bits: Int { interaction.precision.precision.bits }

  var words: [Words] {
    switch scene.precisionReport(interaction) {
    case .value(let report): return PrecisionWords(view: view, report: report).lines
    case .hidden: return ["The pass has not come to its end yet: \(key: "r") computes all."]
    case .computing: return ["The weights are rounded to \(bits) bits, layer by layer."]
    case .failed(let why): return [Words(stringLiteral: why)]
    }
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let words = self.words
    guard let report = scene.precisionReport(interaction).value, !report.rows.isEmpty else {
      painter.put(words, in: body)
      return
    }
    let isRoomy = Magnification.isRoomy(view.size)
    let rows = min(words.reduce(0) { $0 + $1.wrapped(body.columns).count }, isRoomy ? 8 : 7)
    drawChoice(body, on: &painter)
    let list = body.dropping(bottom: rows + 1).dropping(top: 2)
    drawList(report, list, on: &painter)
    // Where the list is short, the layer at hand finds room below it.
    LayerPreview(view: view, layer: report.rows[interaction.row(in: report)].layer).draw(
      list.dropping(top: min(list.rows, report.rows.count + 3)), on: &painter)
    painter.put(words, in: body.bottom(rows))
  }

  /// `weights of  32  16  [8]  4  bits`
  private func drawChoice(_ body: Rect, on painter: inout Painter) {
    var column = painter.put("weights of", body.row, body.column, .label) + 1
    for precision in Precision.allCases {
      let isHere = precision == interaction.precision.precision
      let text = isHere ? "[\(precision.bits)]" : " \(precision.bits) "
      painter.click(
        body.row, column..<column + text.count, .say(["bits \(precision.bits)"]))
      column = painter.put(text, body.row, column, isHere ? .here : .label, bold: isHere) + 1
    }
    painter.put("bits", body.row, column, .label)
  }

  private func drawList(_ report: PrecisionReport, _ rect: Rect, on painter: inout Painter) {
    let cursor = interaction.row(in: report)
    let shown = max(1, rect.rows - 1)
    painter.sheet = Sheet(down: shown)
    let start = min(max(0, cursor - shown / 2), max(0, report.rows.count - shown))
    let names = report.rows.map { network.nodes[$0.layer].alias }
    let name = min(names.map { Canvas.width(of: $0) }.max() ?? 5, 24)
    let first = rect.column + 2 + max(5, name) + PrecisionPane.gap + PrecisionPane.figure
    let bar = max(4, (rect.column + rect.columns - first - 2 * (PrecisionPane.figure + 4)) / 2)
    let alone = first + PrecisionPane.gap
    let all = alone + bar + 1 + PrecisionPane.figure + PrecisionPane.gap
    painter.put("layer", rect.row, rect.column + 2, .label)
    painter.put(rightBefore: first, "weights", rect.row, .label)
    painter.put(
      Painter.longest(["output, rounded alone", "rounded alone", "alone"], in: bar + 9), rect.row,
      alone,
      .label, width: bar + 9)
    painter.put("and all before it", rect.row, all, .label)
    let reach = report.rows.reduce(0.0) {
      max($0, $1.alone.isFinite ? $1.alone : 0, $1.all.isFinite ? $1.all : 0)
    }
    for (offset, index) in (start..<min(report.rows.count, start + shown)).enumerated() {
      let (row, line) = (report.rows[index], rect.row + 1 + offset)
      let isHere = index == cursor
      let ink: Ink = isHere ? .here : row.layer == report.flipsAt ? .differs : .text
      painter.click(
        line, rect.column..<rect.column + rect.columns, .say(["move \(index - cursor) 0"]))
      if isHere { painter.put("▸", line, rect.column, .here, bold: true) }
      painter.put(ShortName.of(names[index], name), line, rect.column + 2, ink, bold: isHere)
      painter.put(rightBefore: first, ModelRowWords.percent(row.weights), line, .label)
      for (column, error) in [(alone, row.alone), (all, row.all)] {
        painter.bar(reach > 0 ? min(1, error / reach) : 0, line, column, width: bar, ink: .differs)
        painter.put(
          rightBefore: column + bar + 1 + PrecisionPane.figure, ModelRowWords.percent(error), line,
          ink, bold: isHere)
      }
    }
  }
}

/// Sentences on what fewer bits do to a network.
struct PrecisionWords {
  let view: View
  let report: PrecisionReport

  private var network: Network { view.network }

  var lines: [Words] {
    guard !report.rows.isEmpty else {
      return ["\(network.name) has no weights that could be rounded."]
    }
    let row = report.rows[view.interaction.row(in: report)]
    let alias = network.nodes[row.layer].alias
    return [answer, bytes] + [
      moves(alias, row),
      report.precision == .four
        ? "Try \(bold: ">"): do twice the bits halve the error, or more?"
        : "Predict: will fewer bits flip the answer? Then try \(bold: "<"). \(bold: ":round \(report.precision.bits)") takes them.",
      method,
    ]
  }

  private func moves(_ alias: String, _ row: PrecisionReport.Row) -> Words {
    let (alone, all) = (ModelRowWords.percent(row.alone), ModelRowWords.percent(row.all))
    return alone == all
      ? "\(bold: alias) moves its output by \(alone), alone and with all before it."
      : "\(bold: alias), rounded alone, moves its output by \(alone); with all before it by \(all)."
  }

  private var answer: Words {
    guard let exact = report.exact, let rounded = report.rounded else {
      return "What the network puts out moves by \(bold: ModelRowWords.percent(report.last))."
    }
    let label = network.label(exact.index)
    let (before, then) = (written(exact), written(rounded))
    guard report.flips else {
      return
        "\("✓", .good) With \(report.precision.bits) bits it is still \(bold: label): \(then) instead of \(before)."
    }
    let at = report.flipsAt.map { network.nodes[$0].alias } ?? ""
    return
      "\("≠", .differs) With \(report.precision.bits) bits the answer flips from \(bold: label) to \(network.label(rounded.index), .differs), at first when all up to \(bold: at) is rounded."
  }
  private func written(_ answer: PrecisionReport.Answer) -> String {
    answer.share.map { Numerals.percent(Float($0)) } ?? Numerals(decimals: 3).text(answer.value)
  }
  private var bytes: Words {
    func size(_ bytes: Int) -> String { "\(Numerals.short(bytes)) bytes" }
    return
      "\(Numerals.count(report.count)) weights take \(size(report.bytes)) instead of \(size(report.bytesBefore))."
  }
  private var method: Words {
    let how =
      report.precision.largest.map {
        "Weights become multiples of max|w| / \(Int($0)), a scale for each output; biases stay."
      } ?? "Weights and biases become the nearest half-precision number."
    return Words(stringLiteral: how + " Error: max|rounded − exact| / max|exact|.")
  }
}
