import ConvCanvas
import ConvNet
import ConvSession

/// The kernel with the number in hand, the bias, what it was, and what it gives flat places.
struct KernelInHand {
  private let view: View
  private let reach: HandReach
  private let grid: NumberGrid
  private let before: NumberGrid?
  private let bias: Float?
  private let biasBefore: Float?

  /// - Returns: nil where its weights are not known.
  init?(_ view: View, before: Subject?) {
    let layer = view.position.place.layer
    guard let now = view.scene.weights(layer).value else { return nil }
    let was = before.flatMap { view.scene.weights(layer, of: $0).value }
    self.view = view
    let reach = HandReach(view.session, view.interaction)
    let colours = view.reachOfWeights()
    (self.reach, grid) = (reach, KernelInHand.grid(now, reach, colours))
    bias = now["bias"].map { $0[view.position.map] }
    biasBefore = was?["bias"].map { $0[view.position.map] }
    var old = was.map { KernelInHand.grid($0, reach, colours) }
    old?.current = nil
    let isSame = old?.numbers == grid.numbers && biasBefore == bias
    self.before = isSame ? nil : old
  }

  /// - Parameter colours: the magnitude of the strongest colour, the same now as before.
  private static func grid(
    _ weights: Parameters, _ reach: HandReach, _ colours: Float
  ) -> NumberGrid {
    guard let weight = weights["weight"], weight.shape.rank == 4, let size = reach.kernelSize else {
      return NumberGrid([], width: 1, reach: colours)
    }
    let numbers = (0..<size.height * size.width).map { index -> Float? in
      weight[reach.filter, reach.channel, index / size.width, index % size.width]
    }
    var grid = NumberGrid(numbers, width: size.width, reach: colours)
    if !reach.isOnBias {
      grid.current =
        min(reach.pointer.kernel.row, size.height - 1) * size.width
        + min(reach.pointer.kernel.column, size.width - 1)
    }
    return grid
  }

  /// Places of the weights that are others than before.
  private var changed: Set<Int> {
    guard let before, before.numbers.count == grid.numbers.count else { return [] }
    return Set(grid.numbers.indices.filter { grid.numbers[$0] != before.numbers[$0] })
  }

  private var typed: String? { view.interaction.typed.map { $0 + "▏" } }

  /// - Returns: the row after it.
  func draw(_ rect: Rect, on painter: inout Painter) -> Int {
    let shown = (grid.numbers + (before?.numbers ?? [])).compactMap { $0 }
    let numerals = Numerals(shown)
    let isRoomy = Magnification.isRoomy(view.size)
    // On a large screen it is larger, with room for what it was.
    let form = NumberGrid.form(
      height: grid.height, width: grid.width, shown: shown, numerals: numerals,
      rows: max(3, isRoomy ? (rect.rows - 8) / 2 : rect.rows - 6), columns: rect.columns,
      most: isRoomy ? 3 : 1)
    let map = view.position.map
    painter.title(
      "kernel", reach.kernelsPerFilter > 1 ? "\(reach.channel) of map \(map)" : "of map \(map)",
      rect.row, rect.column, width: rect.columns)
    let end = rect.column + max(10, NumberGrid.columns(form, width: grid.width))
    if case .numbers(let cell) = form {
      painter.areas.append(
        .numbers(
          PointerArea(
            hand: .kernel, row: rect.row + 1, column: rect.column,
            placement: Placement(
              form: .numbers(cell), rows: grid.height * cell.rows,
              columns: grid.width * cell.columns),
            image: Pair(grid.height, grid.width))))
    }
    var held = grid
    (held.numerals, held.currentText) = (numerals, typed)
    held.changed = changed
    var row = held.draw(form, on: &painter, rect.row + 1, rect.column)
    if NumberGrid.columns(of: form) == nil { row = drawNumber(row, rect, end, on: &painter) }
    row = drawBias(row, rect, end, on: &painter)
    row = drawBefore(form, numerals, row, rect, on: &painter)
    return drawSum(rect.row + rect.rows - row > 3 ? row + 1 : row, rect, end, on: &painter)
  }

  /// The number in hand where the kernel is too large for numbers.
  private func drawNumber(
    _ row: Int, _ rect: Rect, _ end: Int, on painter: inout Painter
  ) -> Int {
    guard let current = grid.current, let number = grid.numbers[current] else { return row }
    painter.put("(\(current / grid.width), \(current % grid.width))", row, rect.column, .label)
    painter.putNumber(
      typed ?? grid.numerals.text(number), .here, row, end - 7, width: 7, isHere: true)
    return row + 1
  }

  private func drawBias(
    _ row: Int, _ rect: Rect, _ end: Int, on painter: inout Painter
  ) -> Int {
    guard let bias else { return row }
    // A blank row where there is room for it and for what the kernel was.
    let row = rect.row + rect.rows - row > 8 ? row + 1 : row
    painter.put("bias", row, rect.column, .label)
    let text = Numerals([bias]).text(bias)
    if reach.isOnBias {
      painter.putNumber(typed ?? text, .here, row, end - 6, width: 6, isHere: true)
    } else {
      painter.put(rightBefore: end, text, row, .text, bold: true)
    }
    return row + 1
  }

  private func drawBefore(
    _ form: NumberGrid.Form, _ numerals: Numerals, _ row: Int, _ rect: Rect,
    on painter: inout Painter
  ) -> Int {
    let rest = rect.row + rect.rows - row - NumberGrid.rows(form, height: grid.height)
    guard var before, rest >= 2 else { return row }
    before.numerals = numerals
    let row = row + (rest >= 5 ? 1 : 0)
    let bias = biasBefore.map { $0 == self.bias ? "" : ", bias \(Numerals([$0]).text($0))" } ?? ""
    painter.put("was\(bias)", row, rect.column, .label, width: rect.columns)
    return before.draw(form, on: &painter, row + 1, rect.column)
  }

  private func drawSum(_ row: Int, _ rect: Rect, _ end: Int, on painter: inout Painter) -> Int {
    guard row < rect.row + rect.rows else { return row }
    let numbers = grid.numbers.compactMap { $0 }
    let sum = numbers.reduce(0.0) { $0 + Double($1) }
    let isZero = abs(sum) < 1e-5
    painter.put("sum", row, rect.column, .label)
    painter.put(
      rightBefore: end, grid.numerals.text(isZero ? 0 : sum), row,
      isZero ? .text : sum > 0 ? .positive : .negative, bold: true)
    guard row + 1 < rect.row + rect.rows else { return row + 1 }
    let isBlind = !numbers.contains { $0 != 0 }
    painter.put(
      isBlind ? "it sees nothing" : isZero ? "light adds 0" : "light adds this", row + 1,
      rect.column, .label, width: rect.columns)
    return row + 2
  }
}
