import ConvCanvas
import ConvNet
import ConvSession

/// One row of weights a unit, in line with it: numbers where they fit, else colours.
struct UnitWeights {
  let view: View
  let units: [Int]
  /// Rows from one unit to the next.
  var pitch = 1

  /// Where units stand apart, their numbers take the room between them: rows at most.
  static let mostRows = 4

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard let weights = view.scene.weights(view.position.place.layer).value,
      let weight = weights["weight"]
    else { return }
    let inputs = weight.shape[1]
    let numbers = units.flatMap { unit in weight.map(unit) }
    let bias = weights["bias"]
    let room = rect.columns - (bias == nil ? 0 : 9)
    let form = NumberGrid.form(
      height: units.count, width: inputs, shown: numbers, numerals: Numerals(numbers),
      rows: units.count * max(1, pitch - 1), columns: room, most: UnitWeights.mostRows)
    var note = "weights, one for each of \(inputs) inputs"
    var width = room
    var isHeaded = false
    if case .numbers(let cell) = form {
      isHeaded = drawInputs(inputs, cell, rect, on: &painter)
      for (index, unit) in units.enumerated() {
        NumberGrid(
          weight.map(unit).map { $0 }, width: inputs, numerals: Numerals(numbers),
          reach: view.reachOfWeights()
        ).draw(form, on: &painter, rect.row + 1 + index * pitch, rect.column)
      }
      width = NumberGrid.columns(form, width: inputs)
    } else if let scale = mapScale(room) {
      note = "weights, a picture for each of the \(maps?.channels ?? 0) maps that are read"
      width = drawMaps(weight, scale, rect, on: &painter)
    } else {
      let block = (inputs + room - 1) / max(1, room)
      if block > 1 { note = "weights, a column is the strongest of \(block) of \(inputs)" }
      width = (inputs + block - 1) / block
      drawColours(weight, block, rect, on: &painter)
    }
    if !isHeaded {
      painter.put(
        Painter.longest([note, "weights, strongest of each column", "weights"], in: rect.columns),
        rect.row, rect.column, .label, width: rect.columns)
    }
    guard let bias else { return }
    for (index, unit) in units.enumerated() {
      painter.put(
        Words.adding(bias[unit], Numerals(bias.elements)), rect.row + 1 + index * pitch,
        rect.column + width + 1)
    }
  }

  /// Heads each column with the input that its weights lie on, `× best[0]`.
  /// - Returns: false where there is no room for that.
  private func drawInputs(
    _ count: Int, _ cell: CellSize, _ rect: Rect, on painter: inout Painter
  ) -> Bool {
    guard let source = view.node.inputs.first, !cell.isShort else { return false }
    let alias = view.network.nodes[source].alias
    let names = (0..<count).map { "× \(Address(alias, nil, [$0]).text)" }
    guard names.allSatisfy({ Canvas.width(of: $0) < cell.columns }) else { return false }
    for (index, name) in names.enumerated() {
      // In the middle, as the numbers below it.
      let free = cell.columns - Canvas.width(of: name)
      painter.put(name, rect.row, rect.column + index * cell.columns + (free + 1) / 2, .label)
    }
    return true
  }

  private var maps: Shape? { view.joinedMaps }

  /// Columns of a pixel, where the weights of each map find room as a picture of it.
  private func mapScale(_ room: Int) -> Int? {
    guard let maps else { return nil }
    return [4, 2, 1].first { scale in
      (maps.height * scale + 1) / 2 < pitch && maps.channels * (maps.width * scale + 1) <= room
    }
  }

  /// Draws the weights of each unit as pictures of the maps that they lie on, on one range.
  /// - Returns: columns of the pictures.
  private func drawMaps(
    _ weight: Tensor, _ scale: Int, _ rect: Rect, on painter: inout Painter
  ) -> Int {
    guard let maps else { return 0 }
    let reach = view.reachOfWeights()
    let step = maps.width * scale + 1
    for (index, unit) in units.enumerated() {
      let row = Array(weight.map(unit))
      for map in 0..<maps.channels {
        let part = row[map * maps.cells..<(map + 1) * maps.cells]
        NumberGrid(part.map { $0 }, width: maps.width, reach: reach).draw(
          .pixels(scale), on: &painter, rect.row + 1 + index * pitch, rect.column + map * step)
      }
    }
    return maps.channels * step - 1
  }

  private func drawColours(
    _ weight: Tensor, _ block: Int, _ rect: Rect, on painter: inout Painter
  ) {
    let inputs = weight.shape[1]
    let columns = (inputs + block - 1) / block
    let reach = view.reachOfWeights()
    for (index, unit) in units.enumerated() {
      let row = Array(weight.map(unit))
      var map = PixelMap(rows: 2, columns: columns, filling: Pixel(.empty))
      for column in 0..<columns {
        let part = row[column * block..<min(inputs, (column + 1) * block)]
        let pixel = Pixel(Tone.blended(part.map { .of($0, range: reach) }))
        (map[0, column], map[1, column]) = (pixel, pixel)
      }
      painter.canvas.draw(map, rect.row + 1 + index * pitch, rect.column, painter.appearance)
    }
  }
}
