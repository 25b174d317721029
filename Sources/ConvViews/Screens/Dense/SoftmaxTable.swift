import ConvCanvas
import ConvNet
import ConvSession

/// Every class with its score, what is above or below the largest, the exponential and the share.
struct SoftmaxTable {
  static let scores = Numerals(decimals: 2)
  static let exponents = Numerals(decimals: 4)

  let sheet: TermSheet
  /// The term that is here, now; nil where the whole unit is.
  let focus: Int?

  static func largest(_ sheet: TermSheet) -> Float {
    (0..<sheet.count).compactMap { sheet.read($0) }.max() ?? 0
  }

  func draw(on painter: inout Painter, _ rect: Rect) {
    let element = sheet.position.place.element
    let layer = sheet.position.place.layer
    let room = max(1, rect.rows - 4)
    let at = focus.map { $0 < sheet.count ? $0 : element } ?? element
    let start = min(max(0, at - room / 2), max(0, sheet.count - room))
    let shown = start..<min(sheet.count, start + room)
    let names = min(16, max(5, shown.map { Canvas.width(of: painter.unitTitle(layer, $0)) }.max() ?? 5))
    // Right edges of the numbers.
    let score = rect.column + 2 + names + 9
    let (below, exponent) = (score + 11, score + 24)
    let share = exponent + 12
    for (text, end) in [("score", score), ("− largest", below), ("exp", exponent), ("share", share)] {
      painter.put(rightBefore: end, text, rect.row, .label)
    }
    let largest = SoftmaxTable.largest(sheet)
    let shares = painter.scene.reading(layer).value
    let reach = painter.scene.reading(sheet.position.node.inputs[0]).value.map { painter.reach($0, channel: 0) }
    for (offset, index) in shown.enumerated() {
      let row = rect.row + 1 + offset
      let isHere = index == (focus ?? element)
      if isHere { painter.put("▸", row, rect.column, .here, bold: true) }
      painter.put(
        painter.unitTitle(layer, index), row, rect.column + 2, isHere ? .here : .text, bold: isHere,
        width: names)
      let read = sheet.read(index)
      painter.put(read, SoftmaxTable.scores, reach: reach ?? 1, row, score - 7, width: 7)
      let difference = read.map { SoftmaxTable.scores.text($0 - largest) } ?? "·"
      painter.put(rightBefore: below, difference, row, read == nil ? .faint : .label)
      put(
        sheet.value(index).map { SoftmaxTable.exponents.text($0) }, row, exponent,
        isHere: isHere && focus != nil, &painter)
      let part = shares?[index]
      put(part.map { Numerals.percent($0) }, row, share, isHere: isHere && focus == nil, &painter)
      let width = min(40, rect.column + rect.columns - share - 2)
      if let part, width >= 4 {
        painter.canvas.bar(
          Double(part), row, share + 2, width: width, painter.theme.positive, painter.theme,
          painter.appearance)
      }
    }
    drawSums(on: &painter, rect.row + 1 + shown.count, rect, exponent, share)
    if shown.count < sheet.count {
      painter.put(
        "classes \(shown.lowerBound)–\(shown.upperBound - 1) of \(sheet.count)", rect.row,
        rect.column + 2, .faint, width: names + 2)
    }
  }

  private func drawSums(
    on painter: inout Painter, _ row: Int, _ rect: Rect, _ exponent: Int, _ share: Int
  ) {
    let sum = sheet.sumSoFar
    painter.put(sheet.known < sheet.count ? "sum so far" : "sum", row, rect.column + 2, .label)
    put(sum.map { SoftmaxTable.exponents.text($0) }, row, exponent, isHere: false, bold: true, &painter)
    let isHere = focus.map { $0 >= sheet.count } ?? false
    if isHere { painter.put("▸", row + 1, rect.column, .here, bold: true) }
    painter.put("= \(sheet.name)", row + 1, rect.column + 2, isHere ? .here : .label, bold: isHere)
    if sheet.isComplete, let sum, let own = sheet.value(sheet.position.place.element) {
      painter.put(
        rightBefore: exponent,
        "\(SoftmaxTable.exponents.text(own)) ÷ \(SoftmaxTable.exponents.text(sum))", row + 1, .label)
    }
    put(sheet.result.map { Numerals.percent($0) }, row + 1, share, isHere: isHere, bold: true, &painter)
  }

  private func put(
    _ text: String?, _ row: Int, _ end: Int, isHere: Bool, bold: Bool = false,
    _ painter: inout Painter
  ) {
    painter.put(
      rightBefore: end, text ?? "·", row, text == nil ? .faint : isHere ? .here : .text,
      bold: bold || isHere)
  }
}
