import ConvCanvas
import ConvNet
import ConvSession

/// One row of weights a unit, in line with it: numbers where they fit, else colours.
struct UnitWeights {
  let view: View
  let units: [Int]

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
    if case .numbers = form {
      NumberGrid(numbers, width: inputs, reach: view.reachOfWeights()).draw(
        form, on: &painter, rect.row + 1, rect.column)
      width = NumberGrid.columns(form, width: inputs)
    } else {
      let block = (inputs + room - 1) / max(1, room)
      if block > 1 { note = "weights, a column is the strongest of \(block) of \(inputs)" }
      width = (inputs + block - 1) / block
      drawColours(weight, block, rect, on: &painter)
    }
    painter.put(note, rect.row, rect.column, .label, width: rect.columns)
    guard let bias else { return }
    for (index, unit) in units.enumerated() {
      painter.put("+ ", rect.row + 1 + index, rect.column + width + 1, .label)
      painter.put(
        Numerals(bias.elements).text(bias[unit]), rect.row + 1 + index, rect.column + width + 3)
    }
  }

  private func drawColours(
    _ weight: Tensor, _ block: Int, _ rect: Rect, on painter: inout Painter
  ) {
    let inputs = weight.shape[1]
    let columns = (inputs + block - 1) / block
    let reach = view.reachOfWeights()
    var map = PixelMap(rows: units.count * 2, columns: columns, filling: Pixel(.empty))
    for (index, unit) in units.enumerated() {
      let row = Array(weight.map(unit))
      for column in 0..<columns {
        let part = row[column * block..<min(inputs, (column + 1) * block)]
        let pixel = Pixel(Tone.blended(part.map { .of($0, range: reach) }))
        (map[index * 2, column], map[index * 2 + 1, column]) = (pixel, pixel)
      }
    }
    painter.canvas.draw(map, rect.row + 1, rect.column, painter.appearance)
  }
}
