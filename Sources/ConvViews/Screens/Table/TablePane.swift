import ConvCanvas
import ConvNet
import ConvSession

/// The table of all layers, and the first that is not finite.
struct TablePane: Pane {
  let view: View

  static let least = Size(rows: 8, columns: 58)

  /// Whether layers are so few that a large screen has room for the one at the cursor.
  static func showsLayer(of network: Network) -> Bool { network.nodes.count <= 40 }

  func draw(_ body: Rect, on painter: inout Painter) {
    let table = Rect(
      row: body.row, column: body.column, rows: body.rows - 3, columns: body.columns)
    LayerTable(view, table).draw(on: &painter)
    painter.put(
      words,
      in: Rect(
        row: body.row + body.rows - 2, column: body.column, rows: 2, columns: body.columns))
    // What few layers leave free shows the one at the cursor.
    guard TablePane.showsLayer(of: network) else { return }
    LayerPreview(view: view, layer: interaction.row(in: session)).draw(
      table.dropping(top: network.nodes.count + 2), on: &painter)
  }

  /// A practitioner's first question: is there anything that is no number, and where does it begin.
  var words: [Words] {
    let all = network.nodes.indices.map { scene.statistics($0) }
    let known = all.indices.compactMap { layer in all[layer].value.map { (layer, $0) } }
    let layers = "\(Numerals.count(all.count)) layers"
    guard known.count == all.count else {
      var rest: Words = "the others can not be computed, and say why."
      if all.contains(where: { if case .hidden = $0 { true } else { false } }) {
        rest = "what lies later waits for \(key: "right")."
      }
      if all.contains(where: { if case .computing = $0 { true } else { false } }) {
        rest = "the others are being computed."
      }
      return ["\(bold: Numerals.count(known.count)) of \(layers) are known; " + rest]
        + firstBad(known)
    }
    let bad = firstBad(known)
    guard bad.isEmpty, let most = known.max(by: { $0.1.reach < $1.1.reach }) else { return bad }
    let reach = Numerals.compact(Double(most.1.reach), isWhole: most.1.isWhole)
    return [
      "Every number of all \(layers) is finite. \(bold: network.nodes[most.0].alias) reaches furthest, to \(bold: reach)."
    ]
  }

  private func firstBad(_ known: [(layer: Int, statistics: Statistics)]) -> [Words] {
    let bad = known.filter { $0.statistics.notNumbers + $0.statistics.infinities > 0 }
    guard let first = bad.first else { return [] }
    let statistics = first.statistics
    let count = Numerals.count(statistics.notNumbers + statistics.infinities)
    let others = bad.count == 1 ? "" : " In all \(Numerals.count(bad.count)) layers, marked with !."
    let what =
      statistics.notNumbers == 0
      ? "infinite" : statistics.infinities == 0 ? "NaN" : "NaN or infinite"
    return [
      "\(network.nodes[first.layer].alias, .channels) is the first that is not finite: \(bold: count) of its \(Numerals.count(statistics.count)) numbers are \(what).\(others)"
    ]
  }
}
