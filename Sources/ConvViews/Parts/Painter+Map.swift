import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// Draws a map where its placement says, with what is marked on it.
  mutating func draw(_ image: MapImage, _ placement: Placement, _ row: Int, _ column: Int) {
    if let hand = image.hand {
      areas.append(
        PointerArea(
          hand: hand, row: row, column: column, placement: placement,
          image: Pair(image.rows, image.columns)))
    }
    switch placement.form {
    case .numbers(let cell): drawNumbers(image, row, column, cell)
    case .scaled(let scale):
      var map = image.pixels(rows: 0..<image.rows, columns: 0..<image.columns, tint: scale > 1)
      if scale > 1 { map = map.scaled(by: scale) } else { image.ring(&map, block: 1) }
      if scale > 1, image.isFramed { image.frame(&map, scale: scale) }
      canvas.draw(map, row, column, appearance)
    case .reduced(let block):
      var map = image.reduced(block)
      image.ring(&map, block: block)
      canvas.draw(map, row, column, appearance)
    case .strip: drawBars(image, placement, row, column)
    case .viewport(let top, let left):
      var map = image.pixels(
        rows: top..<min(image.rows, top + placement.rows * 2),
        columns: left..<left + placement.columns, tint: false)
      image.ring(&map, block: 1, top: top, left: left)
      canvas.draw(map, row, column, appearance)
    }
  }

  private mutating func drawNumbers(
    _ image: MapImage, _ row: Int, _ column: Int, _ cell: CellSize
  ) {
    for down in 0..<image.rows {
      for across in 0..<image.columns {
        let isCurrent = image.current.map { $0 == (down, across) } ?? false
        let number = image.number(down, across)
        let text = isCurrent ? image.currentText : nil
        let place = (row: row + down * cell.rows, column: column + across * cell.columns)
        putNumber(
          text ?? number.map { image.numerals.text($0) } ?? "·", image.tone(down, across),
          place.row, place.column, cell, isHere: isCurrent, isFaint: number == nil && text == nil)
        guard image.isMarked(down, across), !isCurrent else { continue }
        tint(Rect(row: place.row, column: place.column, rows: cell.rows, columns: cell.columns))
      }
    }
  }

  /// Mixes the colour of what is here into cells that are drawn.
  private mutating func tint(_ rect: Rect) {
    for row in rect.row..<rect.row + rect.rows {
      for column in rect.column..<rect.column + rect.columns {
        var cell = canvas[row, column]
        cell.background = cell.background.mixed(with: theme.here, 0.45)
        cell.foreground = Colormap.ink(on: cell.background)
        cell.reversed = true
        canvas[row, column] = cell
      }
    }
  }

  /// Draws a strip, and below it a line under what is marked, or a sign under the number at hand.
  private mutating func drawBars(
    _ image: MapImage, _ placement: Placement, _ row: Int, _ column: Int
  ) {
    canvas.draw(
      image.stripPixels(
        rows: placement.rows * 2, columns: placement.columns, block: placement.block),
      row, column, appearance)
    let blocks = (image.columns + placement.block - 1) / placement.block
    let width = max(1, placement.columns / blocks)
    for index in 0..<blocks {
      let numbers = index * placement.block..<min(image.columns, (index + 1) * placement.block)
      let isHere = image.current.map { numbers.contains($0.column) } ?? false
      guard isHere || numbers.contains(where: { image.isMarked(0, $0) }) else { continue }
      put(
        String(repeating: isHere ? "↑" : "─", count: width), row + placement.rows,
        column + index * width, .here, bold: true)
    }
  }
}
