import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// Draws a map where its placement says, with what is marked on it.
  mutating func draw(_ image: MapImage, _ placement: Placement, _ row: Int, _ column: Int) {
    if let hand = image.hand {
      areas.append(
        .numbers(
          PointerArea(
            hand: hand, row: row, column: column, placement: placement,
            image: Pair(image.rows, image.columns))))
    }
    switch placement.form {
    case .numbers(let cell): drawNumbers(image, row, column, cell)
    case .scaled(let scale):
      var map = image.pixels(rows: 0..<image.rows, columns: 0..<image.columns).scaled(by: scale)
      image.mark(&map, scale: Pair(scale))
      canvas.draw(map, row, column, appearance)
    case .reduced(let block):
      var map = image.reduced(block)
      image.mark(&map, block: block)
      canvas.draw(map, row, column, appearance)
    case .strip: drawBars(image, placement, row, column)
    case .viewport(let top, let left):
      var map = image.pixels(
        rows: top..<min(image.rows, top + placement.rows * 2),
        columns: left..<left + placement.columns)
      image.mark(&map, top: top, left: left)
      canvas.draw(map, row, column, appearance)
    }
  }

  private mutating func drawNumbers(
    _ image: MapImage, _ row: Int, _ column: Int, _ cell: CellSize
  ) {
    for down in 0..<image.rows {
      for across in 0..<image.columns {
        let isCurrent = image.current.map { $0 == (down, across) } ?? false
        let isAsked = image.asked.map { $0 == (down, across) } ?? false
        let number = image.number(down, across)
        let text = isCurrent ? image.currentText : isAsked && number == nil ? "?" : nil
        let place = (row: row + down * cell.rows, column: column + across * cell.columns)
        putNumber(
          text ?? number.map { image.numerals.text($0) } ?? "·", image.tone(down, across),
          place.row, place.column, cell, isHere: isCurrent || isAsked,
          isFaint: number == nil && text == nil)
      }
    }
    guard image.marked != nil else { return }
    for down in 0..<image.rows { bracket(image, down, row, column, cell) }
  }

  /// Puts what is marked in a row of numbers between brackets, in the space before each number:
  /// yellow on the background, while the numbers keep their colours.
  private mutating func bracket(
    _ image: MapImage, _ down: Int, _ row: Int, _ column: Int, _ cell: CellSize
  ) {
    let rows = row + down * cell.rows..<row + (down + 1) * cell.rows
    for across in 0..<image.columns where image.isMarked(down, across) {
      for row in rows {
        for offset in 0..<cell.columns {
          canvas[row, column + across * cell.columns + offset].bold = true
          canvas[row, column + across * cell.columns + offset].reversed = true
        }
      }
    }
    func isMarked(_ row: Int, _ across: Int) -> Bool {
      image.isMarked(row, across) && (0..<image.rows).contains(row)
    }
    for across in 0...image.columns {
      let isAfter = across < image.columns && isMarked(down, across)
      let isBefore = across > 0 && isMarked(down, across - 1)
      guard isAfter != isBefore else { continue }
      let inner = isAfter ? across : across - 1
      for row in rows {
        let sign = Painter.bracket(
          opens: isAfter, isFirst: row == rows.lowerBound && !isMarked(down - 1, inner),
          isLast: row == rows.upperBound - 1 && !isMarked(down + 1, inner))
        putBracket(
          appearance.ascii ? (isAfter ? "[" : "]") : sign, row, column + across * cell.columns,
          isOutside: across == image.columns)
      }
    }
  }

  private static func bracket(opens: Bool, isFirst: Bool, isLast: Bool) -> Character {
    switch (isFirst, isLast) {
    case (true, true): opens ? "[" : "]"
    case (true, false): opens ? "┏" : "┓"
    case (false, true): opens ? "┗" : "┛"
    case (false, false): "┃"
    }
  }

  /// A number that leaves no room for a bracket stands on yellow there.
  private mutating func putBracket(
    _ sign: Character, _ row: Int, _ column: Int, isOutside: Bool
  ) {
    guard column < end, row < size.rows else { return }
    let below = canvas[row, column]
    let isFree = below.character == " "
    if isOutside, !isFree { return }
    canvas[row, column] = Cell(
      character: isFree ? sign : below.character,
      foreground: isFree ? theme.here : Colormap.ink(on: theme.here),
      background: isFree ? theme.background : theme.here, bold: true,
      reversed: below.reversed && !isFree)
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
