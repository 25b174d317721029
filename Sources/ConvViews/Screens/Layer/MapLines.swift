import ConvCanvas
import ConvNet
import ConvSession

/// Maps that were laid end to end, some of them a line: so it is seen where in the long row each of
/// them lies. A number is as wide and a line as high as there is room for.
struct MapLines {
  private let view: View
  private let rect: Rect
  private let selected: Int?
  private let maps: Shape
  private let reading: Reading
  /// Maps that stand in a line.
  private let across: Int
  /// Columns of a number, and rows of a line with the free one below it.
  private let scale: Int
  private let pitch: Int
  private let nameWidth: Int

  private static let widest = 4
  private static let highest = 4
  /// Rows for what the lines are, and for the legend.
  private static let noteRows = 2

  /// - Returns: nil where the layer lays no maps end to end, or they have no room.
  init?(_ view: View, _ rect: Rect, selected: Int?) {
    guard LayerView.of(view.node).joinsMaps, let maps = view.node.inputShapes.first,
      maps.rank == 3, maps.channels > 1, maps.cells > 1,
      let reading = view.scene.reading(view.position.place.layer).value
    else { return nil }
    (self.view, self.rect, self.selected) = (view, rect, selected)
    (self.maps, self.reading) = (maps, reading)
    let rows = rect.rows - MapLines.noteRows
    guard let across = (1...maps.channels).first(where: { MapLines.lines(maps, $0) <= rows }) else {
      return nil
    }
    self.across = across
    let last = "\(maps.channels)"
    nameWidth = 2 + Canvas.width(of: across == 1 ? "map \(last)" : "maps \(last)–\(last)")
    let room = rect.columns - nameWidth - (across - 1)
    let wide = min(MapLines.widest, room / (across * maps.cells))
    guard wide >= 1 else { return nil }
    (scale, pitch) = (wide, min(MapLines.highest, rows / MapLines.lines(maps, across)))
  }

  private static func lines(_ maps: Shape, _ across: Int) -> Int {
    (maps.channels + across - 1) / across
  }

  func draw(on painter: inout Painter) {
    let reach = view.reach(reading, channel: 0)
    let height = max(1, pitch - 1)
    let count = MapLines.lines(maps, across)
    for line in 0..<count {
      let row = rect.row + line * pitch
      painter.put(name(line), row, rect.column, .label)
      let shown = line * across..<min(maps.channels, (line + 1) * across)
      for (place, map) in shown.enumerated() {
        let column = rect.column + nameWidth + place * (maps.cells * scale + 1)
        var pixels = PixelMap(
          rows: 2 * height, columns: maps.cells * scale, filling: Pixel(.empty))
        for cell in 0..<maps.cells {
          let tone = tone(map * maps.cells + cell, reach)
          for down in 0..<2 * height {
            for right in 0..<scale { pixels[down, cell * scale + right] = Pixel(tone) }
          }
        }
        painter.canvas.draw(pixels, row, column, painter.appearance)
      }
    }
    let below = rect.row + count * pitch
    let what = across == 1 ? "a line is one map" : "a line is \(across) maps"
    painter.put(
      "\(what), read row by row; the lines follow each other in the long row", below, rect.column,
      .faint)
    Legend(view, layer: view.position.place.layer, channel: 0)?.draw(
      on: &painter, below + 1, rect.column)
    drawMaps(rect.dropping(top: below + 3 - rect.row), on: &painter)
  }

  /// The maps as they were before, in the rows that are left: as large as they all fit.
  private func drawMaps(_ rect: Rect, on painter: inout Painter) {
    let source = view.node.inputs[0]
    for scale in [6, 4, 3, 2, 1] {
      let size = Placement(
        form: .scaled(scale), rows: (maps.height * scale + 1) / 2, columns: maps.width * scale)
      let across = (rect.columns + 2) / (size.columns + 2)
      guard across > 0 else { continue }
      let lines = (maps.channels + across - 1) / across
      guard lines * (size.rows + 1) <= rect.rows else { continue }
      painter.put("the maps before they were laid out", rect.row, rect.column, .label)
      for map in 0..<maps.channels {
        painter.draw(
          view.image(source, channel: map), size,
          rect.row + 1 + map / across * (size.rows + 1),
          rect.column + map % across * (size.columns + 2))
      }
      return
    }
  }

  /// `map 3`, `maps 4–5`
  private func name(_ line: Int) -> String {
    let (first, last) = (line * across, min(maps.channels, (line + 1) * across) - 1)
    return first == last ? "map \(first)" : "maps \(first)–\(last)"
  }

  private func tone(_ index: Int, _ reach: Float) -> Tone {
    if index == selected { return .here }
    return reading[index].map { .of($0, range: reach) } ?? .waiting
  }
}
