import ConvCanvas
import ConvNet
import ConvSession

/// The heatmaps of the layers one beside the other, each in the size of its own maps or smaller, the one
/// that is seen marked: how evidence gathers from edges to things.
struct EvidenceStrip {
  let view: View
  let evidence: Evidence

  private static let gap = 2
  private static let columns = 16
  private static let rows = 8

  /// Rows that it needs below the pictures; 0 where there is no room for it.
  func least(_ rows: Int) -> Int {
    view.network.evidenceLayers.count > 1 && rows >= 27 ? Self.rows + 2 : 0
  }

  /// Draws as many as find room, none in too little.
  func draw(_ rect: Rect, on painter: inout Painter) {
    let layers = view.network.evidenceLayers
    guard rect.rows > Self.rows, layers.count > 1 else { return }
    let count = max(1, (rect.columns + Self.gap) / (Self.columns + Self.gap))
    let place = layers.firstIndex(of: evidence.layer) ?? 0
    // The one at hand stays in sight, with those around it.
    let start = min(max(0, place - count / 2), max(0, layers.count - count))
    for (index, layer) in layers.dropFirst(start).prefix(count).enumerated() {
      let column = rect.column + index * (Self.columns + Self.gap)
      let isHere = layer == evidence.layer
      let alias = view.network.nodes[layer].alias
      let name = ShortName.of(layer == 0 ? "patch" : alias, Self.columns - 1)
      painter.put(
        isHere ? "▸" + name : name, rect.row, column, isHere ? .here : .label, bold: isHere)
      painter.click(
        rect.row, column..<column + Self.columns, .say(["evidence layer \(alias)"]))
      let heat = EvidenceHeat(view: view, evidence: evidence, layer: layer)
      guard let image = heat.ownImage else { continue }
      let placement = view.placement(image, Self.rows, Self.columns, numbers: false)
      guard placement.rows <= Self.rows, placement.columns <= Self.columns else { continue }
      painter.draw(image, placement, rect.row + 1, column)
    }
  }
}
