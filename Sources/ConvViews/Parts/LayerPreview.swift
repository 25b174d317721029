import ConvCanvas
import ConvNet
import ConvSession

/// A layer in the room that a list of layers leaves: its maps beside each other, as many as there is
/// room for, or its units.
struct LayerPreview {
  let view: View
  let layer: Int
  /// A number of it that is marked, in the first of the maps.
  var element: [Int]?

  private static let leastRows = 8
  private static let gap = 3

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard Magnification.isRoomy(view.size), rect.rows >= LayerPreview.leastRows,
      view.scene.reading(layer).value != nil
    else { return }
    let node = view.network.nodes[layer]
    painter.title(node.alias, "\(node.shape)", rect.row, rect.column + 2)
    let inside = rect.dropping(top: 2).from(rect.column + 2)
    if node.shape.rank > 1, node.shape.cells > 1 {
      drawMaps(node, inside, on: &painter)
    } else {
      UnitList(view: view, layer: layer, current: element?.first, isCurrentHere: false) {
        name($0, "[\($0)]")
      }.draw(on: &painter, inside)
    }
  }

  private func name(_ map: Int, _ fallback: String) -> String {
    let name = view.unitName(layer, map)
    return name.isEmpty ? fallback : "\(map) \(name)"
  }

  private func drawMaps(_ node: Node, _ rect: Rect, on painter: inout Painter) {
    var column = rect.column
    // A picture in its own colours is one.
    let count = node.isInput && !node.shape.isStackOfMaps ? 1 : node.shape.channels
    let first = element?.first ?? 0
    var scale: Int?
    for map in Array(first..<count) + Array(0..<min(first, count)) {
      var image = node.isInput ? view.picture() : view.image(layer, channel: map)
      image = image.projected(node.shape.slices)
      if map == first, let element, node.shape.slices == 1 {
        image.current = node.shape.gridSpot(element)
      }
      let room = rect.column + rect.columns - column
      let placed = view.placement(
        image, rect.rows - 2, image.isStrip || scale != nil ? max(0, room) : rect.columns / 2,
        numbers: false, scale: scale)
      // All stand in one scale.
      guard room >= 8, placed.columns <= room, placed.rows < rect.rows,
        scale == nil || scale == placed.scale
      else { return }
      scale = placed.scale
      let title = Painter.longest(
        [name(map, "map \(map)"), "map \(map)", "\(map)"], in: placed.columns)
      if !node.isInput { painter.put(title, rect.row, column, .label) }
      painter.draw(image, placed, rect.row + 1, column)
      painter.click(
        Rect(row: rect.row, column: column, rows: placed.rows + 1, columns: placed.columns),
        .say(["goto \(Address(node.alias, nil, node.ladder.has(.map) ? [map] : []).text)"]))
      column += max(placed.columns, Canvas.width(of: title)) + LayerPreview.gap
    }
  }
}
