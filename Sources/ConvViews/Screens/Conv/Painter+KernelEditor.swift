import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// A kernel in hand: the input keeps its place, the kernel stands beside what it was, and the
  /// map and the answer follow every number that is committed.
  mutating func drawKernelEditor(_ body: Rect) {
    let words = kernelEditorWords
    let before = interaction.reference(in: session)
    let channel = inputChannel(Bench(session, interaction).channel)
    var input = view.inputImage(node, channel: channel)
    mark(&input, channel: channel)
    let output =
      interaction.showsDifference && before != nil
      ? view.difference(position.place.layer, channel: position.map, from: before!)
      : view.image(position.place.layer, channel: position.map)
    let wordRows = 3
    let columns = Columns(
      view, Rect(row: body.row, column: body.column, rows: body.rows - 2, columns: body.columns),
      input: input, output: output, numbers: interaction.showsNumbers ?? true,
      wordRows: wordRows - 1)
    drawInput(input, columns, channel: channel)
    let start = drawEdited(output, columns)
    let bottom = body.row + body.rows - wordRows
    // The answers keep their rows below it.
    var middle = columns.middle
    middle.rows = min(middle.rows, bottom - 3 - middle.row)
    let kernelEnd = drawKernelInHand(middle, before)
    drawMapBefore(columns, before, end: start - 3)
    let end = max(
      columns.row + max(columns.left.rows, columns.right.rows), min(kernelEnd, bottom - 3))
    // Below a picture the lesson's text takes this place, but for what became of the answer.
    if session.course != nil, !LessonLayout(size).isBeside {
      let row = LessonLayout(size).rect.row - 1
      guard row >= end, let before, before != session.subject else { return }
      put(view.answerWords(before), row, body.column, width: body.columns)
      return
    }
    let isTight = bottom - end < 4
    let top = isTight ? end : end + 1
    drawAnswers(Rect(row: top, column: body.column, rows: bottom - top, columns: 54), before)
    drawChanges(
      Rect(
        row: isTight ? top : top - 1, column: body.column + 56,
        rows: bottom - top + (isTight ? 0 : 1), columns: body.columns - 56), before)
    put(
      words,
      in: Rect(row: bottom, column: body.column, rows: wordRows, columns: body.columns))
  }

  /// Every place that the weight in hand is laid on: framed where they lie side by side.
  private func mark(_ image: inout MapImage, channel: Int) {
    guard let footprint = marks.input, footprint.axes.count == 3,
      footprint.axes[0].indices.contains(channel), footprint.axes[0][channel]
    else { return }
    let isSolid = [1, 2].allSatisfy { axis in
      footprint.range(axis).map { $0.count == footprint.axes[axis].count(where: { $0 }) } ?? false
    }
    image.marked = footprint
    image.isFramed = isSolid
  }

  /// - Returns: the first column of its title.
  private mutating func drawEdited(_ output: MapImage, _ columns: Columns) -> Int {
    let name = "\(node.alias) map \(position.map)"
    let words = view.mapName(position.map)
    let detail = interaction.showsDifference ? "now − was" : words.isEmpty ? "now" : words
    let start = outputTitle(name, detail, columns)
    draw(output, columns.right, columns.row, columns.rightColumn)
    if case .numbers = columns.right.form { return start }
    let row = columns.row + columns.right.rows
    if let note = columns.right.note(in: columns.right.columns) {
      put(note, row, columns.rightColumn, .faint)
    }
    return start
  }

  /// The map as it was, left of the map as it is, where there is room.
  private mutating func drawMapBefore(_ columns: Columns, _ before: Subject?, end: Int) {
    guard let before, before != session.subject else { return }
    let column = end - columns.right.columns
    guard column >= columns.middle.column + 22 else { return }
    put("was", columns.row - 1, column, .label)
    draw(
      view.image(position.place.layer, channel: position.map, of: before), columns.right, columns.row,
      column)
  }

  /// The kernel with the number in hand, the bias, what it was, and what it gives flat places.
  /// - Returns: the row after it.
  private mutating func drawKernelInHand(_ rect: Rect, _ before: Subject?) -> Int {
    let bench = Bench(session, interaction)
    guard let now = scene.weights(position.place.layer).value else { return rect.row }
    let was = before.flatMap { scene.weights(position.place.layer, of: $0).value }
    let grid = kernelGrid(now, bench)
    let wasGrid = was.map { kernelGrid($0, bench) }
    let hasWas = wasGrid.map { $0.numbers != grid.numbers || biasOf(was) != biasOf(now) } ?? false
    let shown = (grid.numbers + (wasGrid?.numbers ?? [])).compactMap { $0 }
    let form = NumberGrid.form(
      height: grid.height, width: grid.width, shown: shown, numerals: Numerals(shown),
      rows: max(3, rect.rows - 6), columns: rect.columns)
    let kernels = bench.kernelsPerFilter
    title(
      "kernel", kernels > 1 ? "\(bench.channel) of map \(position.map)" : "of map \(position.map)",
      rect.row, rect.column, width: rect.columns)
    var held = grid
    (held.numerals, held.currentText) = (Numerals(shown), interaction.typed.map { $0 + "▏" })
    if bench.isOnBias { held.current = nil }
    let end = rect.column + max(10, NumberGrid.columns(form, width: grid.width))
    if let width = NumberGrid.columns(of: form) {
      areas.append(
        PointerArea(
          hand: .kernel, row: rect.row + 1, column: rect.column,
          placement: Placement(
            form: .numbers(width), rows: grid.height, columns: grid.width * width),
          image: Pair(grid.height, grid.width)))
    }
    var row = draw(held, form, rect.row + 1, rect.column)
    if case .numbers = form {
    } else {
      row = drawNumberInHand(grid, bench, row, rect, end)
    }
    row = drawBias(now, bench, row, rect, end)
    let rest = rect.row + rect.rows - row
    if hasWas, var wasGrid, rest >= NumberGrid.rows(form, height: grid.height) + 2 {
      wasGrid.numerals = Numerals(shown)
      wasGrid.current = nil
      row += rest >= NumberGrid.rows(form, height: grid.height) + 5 ? 1 : 0
      let bias =
        biasOf(was).map { biasOf(now) == $0 ? "" : ", bias \(Numerals([$0]).text($0))" } ?? ""
      put("was\(bias)", row, rect.column, .label, width: rect.columns)
      row = draw(wasGrid, form, row + 1, rect.column)
    }
    return drawKernelSum(grid, rect.row + rect.rows - row > 3 ? row + 1 : row, rect, end)
  }

  private func kernelGrid(_ weights: Parameters, _ bench: Bench) -> NumberGrid {
    guard let weight = weights["weight"], weight.shape.rank == 4, let size = bench.kernelSize else {
      return NumberGrid([], width: 1)
    }
    let numbers = (0..<size.height * size.width).map { index -> Float? in
      weight[bench.filter, bench.channel, index / size.width, index % size.width]
    }
    var grid = NumberGrid(numbers, width: size.width)
    if !bench.isOnBias {
      grid.current =
        min(bench.pointer.kernel.row, size.height - 1) * size.width
        + min(bench.pointer.kernel.column, size.width - 1)
    }
    return grid
  }

  private func biasOf(_ weights: Parameters?) -> Float? {
    weights?["bias"].map { $0[position.map] }
  }

  /// The number in hand where the kernel is too large for numbers.
  private mutating func drawNumberInHand(
    _ grid: NumberGrid, _ bench: Bench, _ row: Int, _ rect: Rect, _ end: Int
  ) -> Int {
    guard let current = grid.current, let number = grid.numbers[current] else { return row }
    put("(\(current / grid.width), \(current % grid.width))", row, rect.column, .label)
    putNumber(
      interaction.typed.map { $0 + "▏" } ?? grid.numerals.text(number), .here, row, end - 7,
      width: 7, isHere: true)
    return row + 1
  }

  private mutating func drawBias(
    _ now: Parameters, _ bench: Bench, _ row: Int, _ rect: Rect, _ end: Int
  ) -> Int {
    guard let bias = biasOf(now) else { return row }
    // A blank row where there is room for it and for what the kernel was.
    let row = rect.row + rect.rows - row > 8 ? row + 1 : row
    put("bias", row, rect.column, .label)
    let text = Numerals([bias]).text(bias)
    if bench.isOnBias {
      let typed = interaction.typed.map { $0 + "▏" } ?? text
      putNumber(typed, .here, row, end - 6, width: 6, isHere: true)
    } else {
      put(rightBefore: end, text, row, .text, bold: true)
    }
    return row + 1
  }

  private mutating func drawKernelSum(
    _ grid: NumberGrid, _ row: Int, _ rect: Rect, _ end: Int
  ) -> Int {
    guard row < rect.row + rect.rows else { return row }
    let numbers = grid.numbers.compactMap { $0 }
    let sum = numbers.reduce(0.0) { $0 + Double($1) }
    let isZero = abs(sum) < 1e-5
    put("sum", row, rect.column, .label)
    put(
      rightBefore: end, grid.numerals.text(isZero ? 0 : sum), row,
      isZero ? .text : sum > 0 ? .positive : .negative, bold: true)
    guard row + 1 < rect.row + rect.rows else { return row + 1 }
    let isBlind = !numbers.contains { $0 != 0 }
    put(
      isBlind ? "it sees nothing" : isZero ? "flat areas cancel" : "flat areas answer", row + 1,
      rect.column, .label, width: rect.columns)
    return row + 2
  }
}
