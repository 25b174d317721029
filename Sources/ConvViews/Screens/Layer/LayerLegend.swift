import ConvCanvas
import ConvNet
import ConvSession

/// The legend below a layer's maps: the colours and their range, what a pixel stands for, and which
/// maps are shown.
struct LayerLegend {
  let view: View
  let grid: LayerGrid
  let page: Range<Int>

  private var node: Node { view.node }
  private var layer: Int { view.session.place.layer }

  private var legend: Legend? {
    Legend(view, layer: layer, channel: view.selectedMap, from: view.shownBefore)
  }

  /// Draws the colours in the last row of the text beside the lower maps.
  func drawParted(_ row: Int, _ column: Int, _ next: Int, on painter: inout Painter) {
    guard let reading = view.scene.reading(layer).value else { return }
    let reach = view.reach(reading, channel: view.selectedMap)
    let end = Numerals(isWhole: reading.isWhole && reach.rounded() == reach).text(-reach)
    legend?.draw(
      on: &painter, row, column,
      width: max(2, LayerGrid.beside - 4 - 2 * Canvas.width(of: end)), words: false)
    let range =
      switch view.interaction.range {
      case .layer: "one range"
      case .map: "own ranges"
      case .fixed: "fixed to 1"
      }
    painter.put(range, row, column + next, .label)
  }

  /// Draws as much of it as fits before a column.
  func draw(
    _ row: Int, _ column: Int,
    _ end: Int, on painter: inout Painter
  ) {
    guard let legend else { return }
    var column = column
    if !(node.isInput && view.network.normalization.isNone), end - column >= 28 {
      column = legend.draw(on: &painter, row, column, words: false) + 2
    }
    var notes: [String] = []
    if let note = view.ranking.note("maps", page) { notes.append(note) }
    if node.shape.slices > 1 { notes.append("strongest of \(node.shape.slices) slices") }
    switch view.interaction.range {
    case .layer: notes.append(end - column < 26 ? "one range" : "one range for the layer")
    case .map: notes.append("each map on its own range")
    case .fixed: notes.append("colours reach to 1")
    }
    // What a pixel stands for is worth more than the range.
    if let note = grid.map.note { notes.insert(note, at: max(0, notes.count - 1)) }
    var text = ""
    for note in notes where column + Canvas.width(of: text) + Canvas.width(of: note) + 3 <= end {
      text += text.isEmpty ? note : " · " + note
    }
    painter.put(text, row, column, .label)
  }
}
