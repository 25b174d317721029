import ConvCanvas
import ConvNet
import ConvSession

/// A layer whose output can not be computed: why, what it reads and makes, and its weights.
struct ObstaclePane: Pane {
  let view: View

  static let least = Size(rows: 10, columns: 40)

  var words: [Words] { network.obstacleWords(position.place.layer) }

  func draw(_ body: Rect, on painter: inout Painter) {
    let detail = node.kind == node.alias ? "" : node.kind
    painter.title(node.alias, detail, body.row, body.column, width: body.columns)
    painter.put("✗ not computed", body.row + 2, body.column, .differs, bold: true)
    var row = body.row + 4
    row += painter.put(
      words,
      in: Rect(row: row, column: body.column, rows: 4, columns: min(76, body.columns)))
    row += 1
    for (name, text) in facts where row < body.row + body.rows - 2 {
      painter.put(name, row, body.column, .label)
      painter.put(Painter.shortened(text, in: body.columns - 10), row, body.column + 10)
      row += 1
    }
    let end = body.row + body.rows - 2
    drawWeightShapes(
      Rect(row: row, column: body.column, rows: end - row, columns: body.columns), on: &painter)
    painter.put(
      [
        "\(label: "All that comes before it is computed. What reads it is marked in the network, and is not.")"
      ], in: Rect(row: end, column: body.column, rows: 2, columns: body.columns))
  }

  private var facts: [(name: String, text: String)] {
    let layer = position.place.layer
    let reads = node.inputs.map { source in
      "\(network.nodes[source].alias) \(network.nodes[source].shape)"
    }
    let readers = network.nodes.filter { $0.inputs.contains(layer) }.map(\.alias)
    let isGuess = !node.hasKnownShape
    return [
      ("reads", reads.isEmpty ? "no other layer" : reads.joined(separator: ", ")),
      ("makes", isGuess ? "numbers of a shape that is not known" : "\(node.shape)"),
      ("read by", readers.isEmpty ? "no other layer" : readers.joined(separator: ", ")),
    ]
  }

  /// `weight0  8×4×3×3  288 numbers, −0.5 to 0.5`, one line for each.
  private func drawWeightShapes(_ rect: Rect, on painter: inout Painter) {
    let parameters = node.parameters
    guard !parameters.isEmpty, rect.rows > 0 else { return }
    let weights = view.weightStatistics
    let isWhole = parameters.count <= rect.rows
    let shown = parameters.prefix(isWhole ? rect.rows : max(0, rect.rows - 1))
    for (offset, parameter) in shown.enumerated() {
      var text = "\(parameter.name)  \(parameter.shape)"
      if let statistics = weights?[parameter.name] {
        let numerals = Numerals(decimals: 4)
        text +=
          "  from \(numerals.text(statistics.minimum)) to \(numerals.text(statistics.maximum))"
      }
      if offset == 0 { painter.put("weights", rect.row, rect.column, .label) }
      painter.put(
        Painter.shortened(text, in: rect.columns - 10), rect.row + offset, rect.column + 10)
    }
    guard !isWhole else { return }
    painter.put(
      "and \(parameters.count - shown.count) more", rect.row + shown.count, rect.column + 10, .faint
    )
  }
}
