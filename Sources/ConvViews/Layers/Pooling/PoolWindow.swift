import ConvCanvas
import ConvNet
import ConvSession

/// The numbers of one pooling window, large, and what becomes of them.
struct PoolWindow {
  let view: View
  let sheet: TermSheet

  private var height: Int { sheet.step.read.first?.axes[1].count ?? 1 }
  private var width: Int { sheet.step.read.first?.axes[2].count ?? 1 }

  func draw(on painter: inout Painter, _ rect: Rect) {
    guard let window = view.node.layer.window else { return }
    painter.put(
      "window \(window.size.written), step \(window.stride.stepped)", rect.row, rect.column, .label,
      width: rect.columns)
    let room = rect.rows - 6
    let isRoomy = Magnification.isRoomy(view.size)
    let tall = max(1, min(isRoomy ? 5 : 3, room / height))
    let columns = min(isRoomy ? 13 : 9, rect.columns / width)
    let loose = tall > 1 && rect.rows > height * tall + 7 ? 1 : 0
    let top = rect.row + 1 + loose
    let fits = height <= room && columns >= (sheet.numerals.decimals == 0 ? 3 : 5)
    if fits {
      let winner = sheet.winner
      for index in 0..<sheet.count {
        let cell = Rect(
          row: top + index / width * tall, column: rect.column + index % width * columns,
          rows: tall, columns: columns)
        draw(index, isWinner: index == winner, cell, &painter)
      }
    } else {
      painter.put("too large for its numbers", top, rect.column, .faint, width: rect.columns)
    }
    drawResult(on: &painter, rect, (fits ? top + height * tall : top + 1) + loose, columns * width)
  }

  private func draw(_ index: Int, isWinner: Bool, _ cell: Rect, _ painter: inout Painter) {
    let read = sheet.read(index)
    let isPadding = sheet.isPadding(index)
    let tone = view.readTone(read, of: view.node.inputs[0], channel: view.position.map)
    painter.canvas.fill(cell, Colormap.color(tone, painter.theme))
    let row = cell.row + (cell.rows - 1) / 2
    let text =
      isPadding ? cell.columns < 5 ? "–" : "pad" : read.map { sheet.numerals.text($0) } ?? "·"
    // The winner's mark stands beside its number, where there is room.
    let mark = cell.columns >= 6 ? isWinner ? " ◂" : "  " : ""
    painter.putNumber(
      text + mark, tone, row, cell.column, width: cell.columns, bold: isWinner,
      isFaint: isPadding)
  }

  private func drawResult(on painter: inout Painter, _ rect: Rect, _ row: Int, _ width: Int) {
    let end = rect.column + min(rect.columns, max(width, 16))
    var row = row
    func line(_ label: String, _ value: String, _ ink: Ink, _ painter: inout Painter) {
      painter.put(label, row, rect.column, ink == .here ? .here : .label, bold: ink == .here)
      painter.put(rightBefore: end, value, row, ink, bold: true)
      row += 1
    }
    guard sheet.isLargest else {
      let numerals = Numerals(mean: sheet)
      line("sum", sheet.sumSoFar.map { numerals.text($0) } ?? "·", .text, &painter)
      line("divided by", "\(Int(sheet.divisor))", .text, &painter)
      line("= mean", sheet.result.map { numerals.text($0) } ?? "·", .here, &painter)
      return
    }
    line("= largest", sheet.result.map { sheet.numerals.text($0) } ?? "·", .here, &painter)
    let others = (0..<sheet.count).count { !sheet.isPadding($0) } - 1
    if sheet.isComplete, others > 0, row < rect.row + rect.rows {
      painter.put(
        Painter.longest(
          [
            others == 1 ? "the other is dropped" : "the other \(Numerals.word(others)) are dropped",
            "others are dropped",
          ], in: rect.columns), row, rect.column, .label, width: rect.columns)
    }
  }
}
