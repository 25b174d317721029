import ConvCanvas
import ConvNet
import ConvSession

/// `y = max(0, x)` over the layer's range, both axes to one scale, with the number at hand on it.
struct ReLUCurve {
  let input: Float?
  let output: Float?
  let reach: Float
  let numerals: Numerals
  let extinguished: (out: Int, all: Int)?

  init(_ painter: Painter, _ sheet: TermSheet, isOneNumber: Bool) {
    let reading = painter.scene.reading(painter.node.inputs[0]).value
    reach = reading.map { painter.reach($0, channel: sheet.position.map) } ?? 1
    numerals = sheet.numerals
    input = isOneNumber ? sheet.read(0) : nil
    output = isOneNumber ? sheet.result : nil
    extinguished = isOneNumber ? nil : painter.extinguished
  }

  func draw(on painter: inout Painter, _ rect: Rect) {
    // An odd number of columns has a middle.
    let width = max(5, (min(rect.columns, 25) - 1) / 2 * 2 + 1)
    let half = width / 2
    let height = half + 1
    painter.put("y = max(0, x)", rect.row, rect.column, .label, width: rect.columns)
    painter.canvas.draw(curve(half, height), rect.row + 2, rect.column, painter.appearance)
    var row = rect.row + 2 + (height + 2) / 2
    let (low, high) = (numerals.text(-reach), numerals.text(reach))
    painter.put(low, row, rect.column, .label)
    painter.put("0", row, rect.column + half, .label)
    painter.put(rightBefore: rect.column + width, high, row, .label)
    row += 2
    if let extinguished, extinguished.out > 0 {
      painter.put("\(Numerals.count(extinguished.out)) of", row, rect.column, .label)
      painter.put("\(Numerals.count(extinguished.all)) became 0", row + 1, rect.column, .label)
    }
    guard let input else { return }
    let end = rect.column + width
    painter.put("x", row, rect.column, .label)
    painter.put(
      input, numerals, reach: reach, row, end - 8, width: 8, bold: true)
    painter.put("= y", row + 1, rect.column, .here, bold: true)
    painter.put(
      rightBefore: end, output.map { numerals.text($0) } ?? "·", row + 1, .here, bold: true)
  }

  /// The axes below and behind the curve.
  private func curve(_ half: Int, _ height: Int) -> PixelMap {
    var map = PixelMap(rows: height + 1, columns: 2 * half + 1, filling: Pixel(.empty))
    for row in 0..<height { map[row, half] = Pixel(.card(0.5)) }
    for column in 0..<map.columns {
      let x = column - half
      map[height - 1 - max(0, x), column] = Pixel(
        x > 0 ? .signed(Float(x) / Float(half)) : .grey(0.45))
    }
    guard let input, input.isFinite, output != nil else { return map }
    let x = Int((min(1, max(-1, input / reach)) * Float(half)).rounded())
    let (row, column) = (height - 1 - max(0, x), half + x)
    // A dot of three by three would hide where it is; a cross is seen.
    for (down, across) in [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)] {
      map[row + down, column + across] = Pixel(.here)
    }
    return map
  }
}
