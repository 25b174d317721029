import ConvCanvas
import ConvNet
import ConvSession

/// What a unit makes of maps that were laid end to end: the maps that it reads, its weights on
/// them, and their products, as pictures one below the other.
struct UnitPictures {
  private let view: View
  private let sheet: TermSheet
  /// The maps that were laid end to end.
  private let maps: Shape

  /// Nil on small screens, for other inputs, and while products are missing.
  init?(_ view: View, _ sheet: TermSheet) {
    guard Magnification.isRoomy(view.size), sheet.isComplete, let maps = view.joinedMaps,
      maps.count == sheet.count
    else { return nil }
    (self.view, self.sheet, self.maps) = (view, sheet, maps)
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let indices = 0..<sheet.count
    let source = view.network.nodes[view.node.inputs[0]].inputs[0]
    let reading = view.scene.reading(view.node.inputs[0]).value
    let rows: [(name: String, numbers: [Float?], reach: Float)] = [
      (
        view.network.nodes[source].alias, indices.map { sheet.read($0) },
        reading.map { view.reach($0) } ?? 1
      ),
      ("weights", indices.map { sheet.weight($0) }, view.reachOfFactors(sheet)),
      ("products", indices.map { sheet.value($0).map { Float($0) } }, view.reachOfProducts),
    ]
    let width = (rows.map { Canvas.width(of: $0.name) }.max() ?? 0) + 2
    let columns = rect.columns - 2 - width
    // A row for the numbers of the maps, and one between two pictures.
    let fitting = [4, 2, 1].first { scale in
      let step = max(maps.width * scale + 1, 3)
      return maps.channels * step <= columns
        && rows.count * (tall(scale) + 1) + 1 <= rect.rows
    }
    guard let scale = fitting else { return }
    let step = max(maps.width * scale + 1, 3)
    let start = rect.column + 2 + width
    painter.put("map", rect.row, rect.column + 2, .label)
    for map in 0..<maps.channels {
      painter.put("\(map)", rect.row, start + map * step, .label, width: step)
    }
    for (index, part) in rows.enumerated() {
      let row = rect.row + 1 + index * (tall(scale) + 1)
      painter.put(part.name, row, rect.column + 2, .label)
      for map in 0..<maps.channels {
        NumberGrid(
          Array(part.numbers[map * maps.cells..<(map + 1) * maps.cells]), width: maps.width,
          reach: part.reach
        ).draw(.pixels(scale), on: &painter, row, start + map * step)
      }
    }
  }

  private func tall(_ scale: Int) -> Int { (maps.height * scale + 1) / 2 }
}
