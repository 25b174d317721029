import ConvCanvas
import ConvNet
import ConvSession

/// One number of a map with one kernel: the window, the kernel, the products, the sum and the
/// bias, one below the other as far as there is room.
struct ConvSum {
  let window: [Float?]
  let kernel: [Float?]
  let products: [Float?]
  let sum: Double?
  let bias: Float?
  /// Terms of the sum that have been added.
  let known: Int
  let width: Int
  let height: Int
  let current: Int?
  let result: Float?
  let name: String

  init(_ painter: Painter) {
    let position = painter.elementAtHand
    let explanation = position.explanation
    let step = explanation.walkedStep
    let numbers = painter.scene.numbers(of: position.place.layer)
    let count = step.count
    let extent = painter.scene.extent(of: position.place.layer)
    let offset = position.place.element
    known =
      offset < extent.elements
      ? explanation.termCount : offset == extent.elements ? extent.terms : 0
    let read = step.read.first
    window = (0..<count).map { index in
      read.map { numbers($0.source, $0[index]) ?? 0 } ?? nil
    }
    kernel = (0..<count).map { index in step.weight.flatMap { numbers($0.source, $0[index]) } }
    products = (0..<count).map { [known] index in
      guard index < known else { return nil }
      return explanation.termValue(index, numbers).map { Float($0) } ?? 0
    }
    let added = products.compactMap { $0 }.map(Double.init)
    sum = added.isEmpty ? nil : added.reduce(0, +)
    bias = step.bias.flatMap { numbers($0.source, $0[0]) }
    width = step.weight?.axes.last?.count ?? 1
    height = max(1, (step.weight?.axes.dropLast().last?.count ?? 1))
    current =
      painter.session.place.rung == .term && painter.interaction.hand == .pass
      ? painter.session.place.term : nil
    result = painter.scene.value(position.place.layer, position.element).value
    name = Reference(position.node.alias, nil, [position.map]).text
  }

  /// The grids that fit, the products before the kernel before the window.
  func draw(on painter: inout Painter, _ rect: Rect) {
    let sums = bias == nil ? 2 : 3
    let grids = max(1, min(3, (rect.rows - sums) / (height + 1)))
    let numerals = Numerals((window + kernel + products).compactMap { $0 })
    let columns = max(2, min(numerals.decimals == 0 ? 5 : 6, rect.columns / width))
    var row = rect.row
    if grids >= 3 {
      row = grid(
        "window", window, grey: painter.node.inputs == [0], numerals, columns, row, rect, &painter)
    }
    if grids >= 2 {
      row = grid("× kernel", kernel, grey: false, numerals, columns, row, rect, &painter)
    }
    row = grid("= products", products, grey: false, numerals, columns, row, rect, &painter)
    let end = rect.column + columns * width
    line("sum", sum.map { numerals.text($0) } ?? "·", row, rect, end, &painter)
    row += 1
    if let bias {
      line("+ bias", Numerals([bias]).text(bias), row, rect, end, &painter)
      row += 1
    }
    painter.put("= \(name)", row, rect.column, .here, bold: true)
    let text = result.map { numerals.text($0) } ?? "·"
    painter.put(rightBefore: end, text, row, .here, bold: true)
  }

  private func line(
    _ label: String, _ text: String, _ row: Int, _ rect: Rect, _ end: Int,
    _ painter: inout Painter
  ) {
    painter.put(label, row, rect.column, .label)
    painter.put(rightBefore: end, text, row, .text, bold: true)
  }

  private func grid(
    _ label: String, _ numbers: [Float?], grey: Bool, _ numerals: Numerals, _ columns: Int,
    _ row: Int, _ rect: Rect, _ painter: inout Painter
  ) -> Int {
    painter.put(label, row, rect.column, .label)
    let reach = max(numbers.compactMap { $0?.magnitude }.max() ?? 1, .leastNormalMagnitude)
    for (index, number) in numbers.enumerated() {
      let place = (
        row: row + 1 + index / width, column: rect.column + index % width * columns
      )
      let tone: Tone =
        number.map {
          grey && painter.network.normalization.isNone ? .grey($0) : .of($0, range: reach)
        }
        ?? .waiting
      painter.putNumber(
        number.map { numerals.text($0) } ?? "·", tone, place.row, place.column, width: columns,
        isHere: index == current, isFaint: number == nil)
    }
    return row + 1 + height
  }
}

extension Painter {
  /// The place, or the output under the pointer where the hand is on the output.
  var elementAtHand: Position {
    var position = self.position
    if interaction.hand == .output {
      position.place.element = Bench(session, interaction).outputElement
      position.place.term = 0
    }
    return position
  }
}
