import ConvCanvas
import ConvNet
import ConvSession

/// One row of weights a unit, in line with it: numbers where they fit, else colours.
struct UnitWeights {
  let view: View
  let units: [Int]
  /// Rows from one unit to the next.
  var pitch = 1

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
      rows: rect.rows, columns: room)
    var note = "weights, one for each of \(inputs) inputs"
    var width = room
    if case .numbers(var cell) = form {
      // Where units stand apart, their numbers take the room between them.
      cell.rows = min(2, max(1, pitch - 1))
      let form = NumberGrid.Form.numbers(cell)
      // On one range: a weight is as large in one unit as in another.
      let reach = Statistics(numbers).reach * 1.6
      for (index, unit) in units.enumerated() {
        NumberGrid(
          weight.map(unit).map { $0 }, width: inputs, numerals: Numerals(numbers), reach: reach
        ).draw(form, on: &painter, rect.row + 1 + index * pitch, rect.column)
      }
      width = NumberGrid.columns(form, width: inputs)
    } else {
      let block = (inputs + room - 1) / max(1, room)
      if block > 1 { note = "weights, a column is the mean of \(block) of \(inputs)" }
      width = (inputs + block - 1) / block
      drawColours(weight, block, rect, on: &painter)
    }
    painter.put(
      Painter.longest([note, "weights, means of columns", "weights"], in: rect.columns), rect.row,
      rect.column, .label, width: rect.columns)
    guard let bias else { return }
    for (index, unit) in units.enumerated() {
      painter.put("+ ", rect.row + 1 + index * pitch, rect.column + width + 1, .label)
      painter.put(
        Numerals(bias.elements).text(bias[unit]), rect.row + 1 + index * pitch,
        rect.column + width + 3)
    }
  }

  private func drawColours(
    _ weight: Tensor, _ block: Int, _ rect: Rect, on painter: inout Painter
  ) {
    let inputs = weight.shape[1]
    let columns = (inputs + block - 1) / block
    let means = units.map { unit -> [Float] in
      let row = Array(weight.map(unit))
      return (0..<columns).map { column in
        let part = row[column * block..<min(inputs, (column + 1) * block)]
        return part.reduce(0, +) / Float(part.count)
      }
    }
    let reach = max(Statistics(means.joined()).reach, .leastNormalMagnitude)
    for (index, row) in means.enumerated() {
      var map = PixelMap(rows: 2, columns: columns, filling: Pixel(.empty))
      for (column, mean) in row.enumerated() {
        let pixel = Pixel(.of(mean, range: reach))
        (map[0, column], map[1, column]) = (pixel, pixel)
      }
      painter.canvas.draw(map, rect.row + 1 + index * pitch, rect.column, painter.appearance)
    }
  }
}
