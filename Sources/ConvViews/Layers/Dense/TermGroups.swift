import ConvCanvas
import ConvNet
import ConvSession

/// The terms of a long sum put together: by the map they come from, or by equal parts.
struct TermGroups {
  let sheet: TermSheet
  /// The magnitude of the strongest colour of a weight.
  private let weightReach: Float
  private let groups: [Range<Int>]
  private let names: [String]
  private let nameWidth: Int

  init(_ view: View, _ sheet: TermSheet, rows: Int) {
    (self.sheet, weightReach) = (sheet, view.reachOfFactors(sheet))
    let room = max(1, rows - 3 - (sheet.step.bias == nil ? 0 : 1))
    let unit = TermTable.termsPerGroup(sheet) ?? 1
    let units = (sheet.count + unit - 1) / unit
    let joined = (units + room - 1) / room
    let step = unit * joined
    groups = stride(from: 0, to: sheet.count, by: step).map {
      $0..<min(sheet.count, $0 + step)
    }
    names = groups.map { TermGroups.name($0, unit, view, sheet) }
    nameWidth = names.map { Canvas.width(of: $0) }.max() ?? 0
  }

  private static func name(
    _ group: Range<Int>, _ unit: Int, _ view: View, _ sheet: TermSheet
  ) -> String {
    let source = view.network.nodes[sheet.position.node.inputs[0]]
    let (first, last) = (group.lowerBound / unit, (group.upperBound - 1) / unit)
    let span = first == last ? "\(first)" : "\(first)–\(last)"
    guard unit > 1, let flat = source.inputs.first else { return "\(source.alias)[\(span)]" }
    return "\(view.network.nodes[flat].alias) map\(first == last ? "" : "s") \(span)"
  }

  /// Rows with the heading, the bias, the result and the note below it.
  var rows: Int { groups.count + (sheet.step.bias == nil ? 3 : 4) }

  private let sumWidth = 12
  private let productWidth = 10
  func width(in rect: Rect) -> Int {
    2 + nameWidth + 2 + stripWidth(rect) + productWidth + sumWidth
  }
  private func stripWidth(_ rect: Rect) -> Int {
    let rest = rect.columns - 2 - nameWidth - 2 - productWidth - sumWidth - 23
    return max(8, min(groups.map(\.count).max() ?? 8, min(40, rest)))
  }

  func draw(on painter: inout Painter, _ rect: Rect) {
    let (strip, start) = (stripWidth(rect), rect.column + 2 + nameWidth + 2)
    let end = rect.column + width(in: rect)
    painter.put("from", rect.row, rect.column + 2, .label)
    painter.put("weights", rect.row, start, .label, width: strip)
    painter.put(rightBefore: end - sumWidth, "products", rect.row, .label)
    painter.put(rightBefore: end, "sum so far", rect.row, .label)
    let weights = (0..<sheet.count).map { sheet.weight($0) ?? 0 }
    let sums = groups.map { group -> Double? in
      guard group.upperBound <= sheet.known else { return nil }
      return group.reduce(0) { $0 + (sheet.value($1) ?? 0) }
    }
    let reach = max(Float(sums.compactMap { $0?.magnitude }.max() ?? 1), .leastNormalMagnitude)
    var row = rect.row + 1
    for (index, group) in groups.enumerated() {
      painter.put(names[index], row, rect.column + 2, .text)
      draw(weights[group], weightReach, row, start, width: strip, &painter)
      painter.put(
        sums[index].map { Float($0) }, sheet.numerals, reach: reach, row,
        end - sumWidth - productWidth + 2, width: productWidth - 2)
      put(sheet.sum(group.upperBound - 1), row, end, &painter)
      row += 1
    }
    if sheet.step.bias != nil {
      painter.put("bias", row, rect.column + 2, .label)
      put(sheet.value(sheet.count), row, end - sumWidth, &painter)
      put(sheet.sum(sheet.count), row, end, &painter)
      row += 1
    }
    painter.put(
      "= \(sheet.unitWords)", row, rect.column + 2, .here, bold: true, width: nameWidth + 2 + strip)
    painter.put(
      rightBefore: end, sheet.result.map { sheet.numerals.text($0) } ?? "·", row, .here, bold: true)
    // Where the last digit is another than what is printed adds up to, that is said.
    let rounded = addsUp(sums) ? "" : ", each rounded"
    painter.put(
      "\(Numerals.count(sheet.count)) products, put together line by line\(rounded)", row + 1,
      rect.column + 2, .faint)
  }

  /// Whether each line as it is printed gives the sum that is printed behind it.
  private func addsUp(_ sums: [Double?]) -> Bool {
    var before = 0.0
    for (group, sum) in zip(groups, sums) {
      guard let sum, let total = sheet.sum(group.upperBound - 1) else { return true }
      guard sheet.numerals.addsUp([before, sum], total) else { return false }
      before = total
    }
    guard sheet.step.bias != nil, let bias = sheet.value(sheet.count),
      let total = sheet.sum(sheet.count)
    else { return true }
    return sheet.numerals.addsUp([before, bias], total)
  }

  private func put(_ value: Double?, _ row: Int, _ end: Int, _ painter: inout Painter) {
    painter.put(
      rightBefore: end, value.map { sheet.numerals.text($0) } ?? "·", row,
      value == nil ? .faint : .text)
  }

  /// The strongest weight under each column.
  private func draw(
    _ weights: ArraySlice<Float>, _ reach: Float, _ row: Int, _ column: Int, width: Int,
    _ painter: inout Painter
  ) {
    var map = PixelMap(rows: 2, columns: width, filling: Pixel(.empty))
    for offset in 0..<width {
      let first = weights.startIndex + weights.count * offset / width
      let end = max(first + 1, weights.startIndex + weights.count * (offset + 1) / width)
      let tone = Tone.blended(weights[first..<end].map { .of($0, range: reach) })
      (map[0, offset], map[1, offset]) = (Pixel(tone), Pixel(tone))
    }
    painter.canvas.draw(map, row, column, painter.appearance)
  }
}
