import ConvCanvas
import ConvNet
import ConvSession

/// All layers below each other: how well each moved along, inside of the picture as well, and how many
/// of its numbers changed where they stand.
struct ShiftTable {
  let shown: ShiftView

  /// Columns that it takes.
  static let columns = 41
  private static let name = 14

  func draw(_ rect: Rect, on painter: inout Painter) {
    let ends = [rect.column + 24, rect.column + 32, rect.column + 41]
    for (end, text) in zip(ends, ["along", "inside", "changed"]) {
      painter.put(rightBefore: end, text, rect.row, .label)
    }
    painter.put("layer", rect.row, rect.column + 2, .label)
    let rows = rect.rows - 1
    let last = shown.view.network.last
    let start = min(max(1, shown.layer - rows / 2), max(1, last - rows + 1))
    for (offset, layer) in (start...max(start, min(last, start + rows - 1))).enumerated()
    where layer <= last {
      draw(layer, rect.row + 1 + offset, rect.column, ends, on: &painter)
    }
  }

  private func draw(
    _ layer: Int, _ row: Int, _ column: Int, _ ends: [Int], on painter: inout Painter
  ) {
    let isHere = layer == shown.layer
    let ink: Ink = isHere ? .here : .text
    if isHere { painter.put("▸", row, column, .here, bold: true) }
    painter.put(
      Painter.shortened(shown.view.network.nodes[layer].alias, in: Self.name), row, column + 2,
      ink, bold: isHere)
    painter.click(
      row, column..<column + Self.columns, .say(["shiftlab layer \(layer - shown.layer)"]))
    guard let shift = shown.shift(of: layer) else {
      let text = shown.course == nil ? "·" : "not computed"
      return painter.put(rightBefore: ends[0] + 4, text, row, .faint)
    }
    for (end, share) in zip(ends, [shift.error, shift.inside].map(ShiftView.along)) {
      painter.put(
        rightBefore: end, share.map { Numerals.percent(Float($0)) } ?? "–", row,
        share == nil ? .faint : share! >= 0.9995 ? .good : ink, bold: isHere)
    }
    painter.put(
      rightBefore: ends[2], Numerals.percent(Float(shift.changed) / Float(max(1, shift.count))),
      row, ink, bold: isHere)
  }
}
