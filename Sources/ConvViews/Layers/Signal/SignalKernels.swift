import ConvCanvas
import ConvNet
import ConvSession

/// The kernels that make a channel of a signal, one row for each channel they read; a single long
/// one is a strip, as what it lies on.
struct SignalKernels {
  private let view: View
  /// `[map, channel, width]`.
  private let shape: Shape

  /// - Returns: nil for a layer without filters.
  init?(_ view: View) {
    guard LayerView.of(view.node).hasFilters,
      let weight = view.node.layer.parameters.first(where: { $0.name == "weight" })
    else { return nil }
    (self.view, shape) = (view, weight.shape)
  }

  /// Rows that it likes to have: for a title, for each channel, and one below.
  var rows: Int { shape[1] + 2 }

  /// - Parameter wave: rows of a strip.
  func draw(_ rect: Rect, wave: Int, on painter: inout Painter) {
    guard rect.rows > 0, let weights = view.scene.weights(view.position.place.layer).value,
      let weight = weights["weight"]
    else { return }
    painter.title(
      "kernel",
      view.node.computed.isEmpty
        ? "of map \(view.position.map)" : view.weightName([view.position.map]),
      rect.row, rect.column)
    let numbers = Array(weight.map(view.position.map))
    let statistics = view.weightStatistics?["weight"]
    let numerals = statistics.map { Numerals(isWhole: $0.isWhole) } ?? Numerals(numbers)
    let shown = min(shape[1], rect.rows - 2)
    guard shown > 0 else { return }
    let form = NumberGrid.form(
      height: shown, width: shape.width, shown: numbers, numerals: numerals, rows: shown,
      columns: rect.columns - 30)
    var grid = NumberGrid(
      numbers.prefix(shown * shape.width).map { $0 }, width: shape.width,
      numerals: numerals, reach: view.reachOfWeights())
    if view.interaction.hand == .kernel, let weight = view.marks.weight, weight.count == 3 {
      grid.current = weight[1] * shape.width + weight[2]
      grid.currentText = view.interaction.typed.map { $0 + "▏" }
    }
    let across: Int
    if shape[1] == 1, NumberGrid.columns(of: form) == nil {
      across = drawWave(grid, rect, rows: wave, on: &painter)
    } else {
      grid.draw(form, on: &painter, rect.row + 1, rect.column)
      across = NumberGrid.columns(form, width: grid.width)
    }
    let column = rect.column + across + 3
    if let bias = weights["bias"] {
      painter.put("bias", rect.row + 1, column, .label)
      let bias = bias[view.position.map]
      painter.put(Numerals([bias]).text(bias), rect.row + 1, column + 5)
    }
    if shape[1] > shown {
      painter.put(
        "and \(shape[1] - shown) more", rect.row + shown + 1, rect.column, .faint)
    }
  }

  /// - Returns: how many columns it takes.
  private func drawWave(
    _ grid: NumberGrid, _ rect: Rect, rows: Int, on painter: inout Painter
  ) -> Int {
    let statistics = Statistics(grid.numbers.compactMap { $0 })
    var image = grid.image
    image.span =
      max(
        -1, min(0, statistics.minimum / grid.reach))...min(
        1, max(0, statistics.maximum / grid.reach))
    let room = rect.columns - 30
    let block = (grid.width + room - 1) / room
    let placed = Placement(
      form: .strip(block), rows: min(rows, rect.rows - 1),
      columns: (grid.width + block - 1) / block * max(1, min(4, room / grid.width)))
    painter.draw(image, placed, rect.row + 1, rect.column)
    return placed.columns
  }
}
