import ConvCanvas
import ConvNet
import ConvSession

/// A map of a layer in both models, in one range of colours, with the number that differs most
/// marked on both.
struct ModelSides {
  let view: View
  let comparison: ModelComparison
  let there: Network
  let index: Int

  private var row: ModelMatch.Row { comparison.match.rows[index] }
  private var map: Int { comparison.map(of: index, view.interaction) }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let outputs = [
      row.here.flatMap { view.scene.wholeOutput($0) },
      row.there.flatMap { view.scene.outputBeside($0) },
    ]
    let reach = outputs.compactMap { $0?.statistics.reach }.max() ?? 1
    for (side, part) in parts(outputs, reach, rect).enumerated() {
      draw(outputs[side], isHere: side == 0, reach, part, on: &painter)
    }
    drawNumbers(outputs, rect, on: &painter)
  }

  /// What is here and not there, in a range of its own.
  func drawDifference(_ rect: Rect, on painter: inout Painter) {
    guard let layer = row.here, let error = comparison.error(index), error.largest > 0,
      let here = view.scene.wholeOutput(layer)?.tensor,
      let there = row.there.flatMap({ view.scene.outputBeside($0) })?.tensor,
      here.shape == there.shape, here.shape.rank > 1, here.shape.cells > 1
    else { return }
    let image = MapImage.difference(here, there, channel: map, reach: Float(error.largest))
      .projected(here.shape.slices)
    let placed = placement(image, rect)
    guard placed.rows < rect.rows, placed.columns <= rect.columns else { return }
    painter.title(
      "here − there", "the strongest colour is \(Numerals.compact(error.largest, isWhole: false))",
      rect.row, rect.column + 2, width: rect.columns - 2)
    painter.draw(image, placed, rect.row + 1, rect.column + 2)
  }

  /// One part below the other, or beside it where the map is larger so.
  private func parts(_ outputs: [Activation?], _ reach: Float, _ rect: Rect) -> [Rect] {
    let (rows, columns) = ((rect.rows - 2) / 2, (rect.columns - 3) / 2)
    let below = (0..<2).map {
      Rect(row: rect.row + $0 * rows, column: rect.column, rows: rows, columns: rect.columns)
    }
    let beside = (0..<2).map {
      Rect(
        row: rect.row, column: rect.column + $0 * (columns + 3), rows: rect.rows - 2,
        columns: columns)
    }
    guard let output = outputs.compactMap({ $0 }).first else { return below }
    func size(_ rect: Rect) -> Int {
      let placed = placement(image(output, reach), rect)
      return placed.isNumbers ? .max : placed.rows * placed.columns
    }
    return size(beside[0]) > size(below[0]) ? beside : below
  }

  private func image(_ output: Activation, _ reach: Float) -> MapImage {
    let shape = output.tensor.shape
    return shape.rank > 1 && shape.cells > 1
      ? MapImage(output.tensor, channel: map, reach: reach).projected(shape.slices)
      : MapImage(output.tensor, channel: 0, reach: reach).lying
  }
  private func placement(_ image: MapImage, _ rect: Rect) -> Placement {
    view.roomyPlacement(image, rect.rows - 1, rect.columns)
  }

  private func draw(
    _ output: Activation?, isHere: Bool, _ reach: Float, _ rect: Rect, on painter: inout Painter
  ) {
    let layer = isHere ? row.here : row.there
    let network = isHere ? view.network : there
    let name = isHere ? "here" : "there"
    guard let layer else {
      painter.put("\(name): no such layer", rect.row, rect.column, .faint, width: rect.columns)
      return
    }
    let node = network.nodes[layer]
    let isMap = node.shape.rank > 1 && node.shape.cells > 1
    let title = isMap ? "\(node.alias) map \(min(map, node.shape.channels - 1))" : node.alias
    painter.title(
      name, ShortName.of(title, rect.columns - name.count - 1), rect.row, rect.column,
      width: rect.columns)
    guard let output else { return }
    var image = image(output, reach)
    if let error = comparison.error(index), error.largest > 0, node.shape.slices == 1 {
      let place = error.worst.place
      if !isMap {
        image.current = (0, output.tensor.shape.offset(place))
      } else if place.first == map {
        image.current = node.shape.gridSpot(place)
      }
    }
    let placed = placement(image, rect)
    guard placed.rows < rect.rows, placed.columns <= rect.columns else { return }
    painter.draw(image, placed, rect.row + 1, rect.column)
  }

  /// Both numbers at the place that is marked, and how far they are apart.
  private func drawNumbers(
    _ outputs: [Activation?], _ rect: Rect, on painter: inout Painter
  ) {
    let line = rect.row + rect.rows - 1
    guard let error = comparison.error(index), let layer = row.here else { return }
    guard error.largest > 0 else {
      painter.put("every number is the same", line, rect.column, .label, width: rect.columns)
      return
    }
    let place = Address(view.network.nodes[layer].alias, nil, error.worst.place).text
    let at = place.drop { $0 != "[" }
    let (here, there) = (Double(error.worst.here), Double(error.worst.there))
    let texts = [here, there].map { Numerals.compact($0, isWhole: false) }
    let both = "\(texts[0]) ≠ \(texts[1])"
    let apart = "off by \(Numerals.compact(error.largest, isWhole: false))"
    let end = texts[0] == texts[1] ? apart : both
    painter.put(
      Painter.longest(["at \(at): \(end)", "\(at) \(end)", end], in: rect.columns), line,
      rect.column, .here, bold: true, width: rect.columns)
  }
}
