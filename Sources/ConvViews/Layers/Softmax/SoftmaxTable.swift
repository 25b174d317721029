import ConvCanvas
import ConvNet
import ConvSession

/// Every class with its score, what is above or below the largest, the exponential and the share.
struct SoftmaxTable {
  static let scores = Numerals(decimals: 2)
  static let exponents = Numerals(decimals: 4)

  let view: View
  let sheet: TermSheet
  /// The term that is here, now; nil where the whole unit is.
  let focus: Int?
  /// Whether all shares are looked at, not how one of them is made.
  var isWhole = false

  init(_ view: View, _ sheet: TermSheet) {
    (self.view, self.sheet) = (view, sheet)
    focus = view.interaction.hand == .pass ? sheet.focus : nil
  }

  var largest: Float { (0..<sheet.count).compactMap { sheet.read($0) }.max() ?? 0 }

  /// Right edges of the columns.
  private struct Ends {
    /// Columns for names.
    let names: Int
    let score: Int
    let below: Int
    let exponent: Int
    let share: Int

    /// Where names need the room, numbers stand closer to each other.
    init(_ rect: Rect, widest: Int) {
      // A bar behind the shares is worth less than the names.
      let wanted = max(5, min(widest, max(16, rect.columns - 54)))
      let isTight = rect.columns < 47 + wanted
      names = isTight ? max(5, min(widest, rect.columns - 38)) : wanted
      score = rect.column + 2 + names + (isTight ? 8 : 9)
      below = score + (isTight ? 10 : 11)
      exponent = below + (isTight ? 9 : 13)
      share = exponent + (isTight ? 9 : 12)
    }
  }

  func draw(on painter: inout Painter, _ rect: Rect) {
    let element = sheet.position.place.element
    let layer = sheet.position.place.layer
    let room = max(1, rect.rows - 4)
    // Where there are rows for it, one lies free between two classes, or more.
    let pitch = Magnification.isRoomy(view.size) ? max(1, min(5, room / max(1, sheet.count))) : 1
    let at = focus.map { $0 < sheet.count ? $0 : element } ?? element
    let start = min(max(0, at - room / 2), max(0, sheet.count - room))
    let shown = start..<min(sheet.count, start + room)
    let widest = shown.map { Canvas.width(of: view.unitTitle(layer, $0)) }.max() ?? 5
    let ends = Ends(rect, widest: widest)
    for (text, end) in [
      ("score", ends.score), ("− largest", ends.below), ("exp", ends.exponent),
      ("share", ends.share),
    ] {
      painter.put(rightBefore: end, text, rect.row, .label)
    }
    let largest = largest
    for (offset, index) in shown.enumerated() {
      let row = rect.row + 1 + offset * pitch
      let part = Rect(
        row: row, column: rect.column, rows: max(1, pitch - 1), columns: rect.columns)
      draw(index, largest, part, ends, &painter)
    }
    drawSums(on: &painter, rect.row + 1 + shown.count * pitch, rect, ends.exponent, ends.share)
    if shown.count < sheet.count {
      painter.put(
        "\(shown.lowerBound)–\(shown.upperBound - 1) of \(sheet.count)", rect.row,
        rect.column + 2, .faint, width: ends.names + 2)
    }
  }

  private func draw(
    _ index: Int, _ largest: Float, _ rect: Rect, _ ends: Ends, _ painter: inout Painter
  ) {
    let row = rect.row
    let layer = sheet.position.place.layer
    let isHere = index == (isWhole ? view.selectedMap : focus ?? sheet.position.place.element)
    if isHere { painter.put("▸", row, rect.column, .here, bold: true) }
    let title = Painter.longest(
      [view.unitTitle(layer, index), "[\(index)]"], in: ends.names)
    painter.put(title, row, rect.column + 2, isHere ? .here : .text, bold: isHere)
    let read = sheet.read(index)
    let scores = view.scene.reading(sheet.position.node.inputs[0]).value
    let reach = scores.map { view.reach($0, channel: 0) } ?? 1
    painter.put(read, SoftmaxTable.scores, reach: reach, row, ends.score - 7, width: 7)
    let difference = read.map { SoftmaxTable.scores.text($0 - largest) } ?? "·"
    painter.put(rightBefore: ends.below, difference, row, read == nil ? .faint : .label)
    put(
      sheet.value(index).map { SoftmaxTable.exponents.text($0) }, row, ends.exponent,
      isHere: isHere && focus != nil, &painter)
    let part = view.scene.reading(layer).value?[index]
    put(
      part.map { Numerals.percent($0) }, row, ends.share, isHere: isHere && focus == nil, &painter)
    let width = min(
      Magnification.isRoomy(view.size) ? 80 : 40, rect.column + rect.columns - ends.share - 2)
    guard let part, part.isFinite, width >= 4 else { return }
    drawShare(part, row, ends.share + 2, Size(rows: rect.rows, columns: width), &painter)
  }

  /// A bar as high as its class: one row of it has thin ones, several are one area.
  private func drawShare(
    _ share: Float, _ row: Int, _ column: Int, _ size: Size, _ painter: inout Painter
  ) {
    guard size.rows > 1, view.appearance.glyphs == .halfBlocks else {
      for row in row..<row + size.rows {
        painter.bar(Double(share), row, column, width: size.columns)
      }
      return
    }
    let reached =
      Numerals(decimals: 3).rounded(Double(share)) == 0
      ? 0 : max(1, Int((share * Float(size.columns)).rounded()))
    var map = PixelMap(
      rows: 2 * size.rows - 1, columns: size.columns, filling: Pixel(.card(0.3)))
    for row in 0..<map.rows {
      for column in 0..<min(reached, map.columns) { map[row, column] = Pixel(.signed(1)) }
    }
    painter.canvas.draw(map, row, column, view.appearance)
  }

  private func drawSums(
    on painter: inout Painter, _ row: Int, _ rect: Rect, _ exponent: Int, _ share: Int
  ) {
    let sum = sheet.sumSoFar
    painter.put(sheet.known < sheet.count ? "sum so far" : "sum", row, rect.column + 2, .label)
    put(
      sum.map { SoftmaxTable.exponents.text($0) }, row, exponent, isHere: false, bold: true,
      &painter)
    guard !isWhole else { return }
    let isHere = focus.map { $0 >= sheet.count } ?? false
    if isHere { painter.put("▸", row + 1, rect.column, .here, bold: true) }
    painter.put(
      "= \(sheet.unitWords)", row + 1, rect.column + 2, isHere ? .here : .label, bold: isHere)
    if sheet.isComplete, let sum, let own = sheet.value(sheet.position.place.element) {
      painter.put(
        rightBefore: exponent,
        "\(SoftmaxTable.exponents.text(own)) ÷ \(SoftmaxTable.exponents.text(sum))", row + 1, .label
      )
    }
    put(
      sheet.result.map { Numerals.percent($0) }, row + 1, share, isHere: isHere, bold: true,
      &painter)
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
