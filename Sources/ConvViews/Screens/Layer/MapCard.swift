import ConvCanvas
import ConvNet
import ConvSession

/// One map of a layer, with what it is called, what it reaches to, and its filter where there is
/// room.
struct MapCard {
  let view: View
  let grid: LayerGrid
  let names: MapNames
  let map: Int

  private var node: Node { view.node }
  private var layer: Int { view.session.place.layer }
  private var isSelected: Bool { map == view.selectedMap && !node.isInput }
  private var ink: Ink { isSelected ? .here : .label }

  func draw(_ row: Int, _ column: Int, isOpenBelow: Bool, on painter: inout Painter) {
    var (top, left) = (row, column)
    switch grid.filter {
    case .numbers(let form):
      drawKernel(form, row, column, on: &painter)
      left += LayerGrid.beside
    case .beside:
      drawKernel(nil, row, column, on: &painter)
      left += LayerGrid.beside
    case .strip(let width):
      drawTitle(row, column, isAlone: isNarrow(width), on: &painter)
      drawStrip(row + 1, column, on: &painter)
      if isNarrow(width) { drawRest(width, row + 1, column, on: &painter) }
    case .titled:
      drawTitle(row, column, isAlone: true, on: &painter)
      let width = textWidth(column)
      let room = width - "\(map)".count - (isSelected ? 2 : 1)
      let lines = Painter.words(name, in: room)
      let second =
        lines.count > 1
        ? Painter.words(lines.dropFirst().joined(separator: " "), in: width).first ?? "" : ""
      if !second.isEmpty {
        painter.put(second, row + 1, column, ink, bold: isSelected)
      } else if !names.fitRanges(map, in: room) {
        painter.put(range(in: width), row + 1, column, .faint, width: width)
      }
    case .none: drawTitle(row, column, on: &painter)
    }
    top += grid.filter.headRows
    painter.click(
      Rect(row: row, column: column, rows: grid.block.rows, columns: grid.block.columns),
      .say(["goto \(node.alias)[\(map)]"]))
    painter.draw(view.layerImage(map), grid.map, top, left)
    if let before = view.shownBefore, view.change(of: layer, map: map, from: before)?.changed == 0 {
      // A difference of zeros is as dark as the screen.
      let words = Painter.longest(["as it was", "same"], in: grid.map.columns - 2)
      let start = left + max(0, (grid.map.columns - words.count) / 2)
      painter.put(words, top + grid.map.rows / 2, start, .label, width: grid.map.columns)
    }
    if isSelected { painter.frame(grid.map, top, left, isOpenBelow: isOpenBelow) }
  }

  /// Whether some name does not fit over its map, while few kernels leave room beside them.
  private func isNarrow(_ strip: Int) -> Bool {
    grid.block.columns - strip >= 10 && names.widest > grid.textWidth - 3
  }

  /// The rest of a name, and what the map reaches to, beside its kernels.
  private func drawRest(_ strip: Int, _ row: Int, _ column: Int, on painter: inout Painter) {
    let width = textWidth(column)
    let lines = Painter.words(name, in: width - (isSelected ? 2 : 1) - "\(map)".count)
    let room = width - strip - 1
    let rest = Painter.words(lines.dropFirst().joined(separator: " "), in: room)
    painter.put(rest.first ?? "", row, column + strip + 1, ink, bold: isSelected)
    let range = self.range(in: room)
    if Canvas.width(of: range) <= room {
      painter.put(range, row + 1, column + strip + 1, .faint)
    }
  }

  /// Columns that the text of a card may take that begins in one.
  private func textWidth(_ column: Int) -> Int {
    min(grid.textWidth, view.size.columns - 1 - column)
  }

  /// - Returns: the column after it.
  private func putNumber(_ row: Int, _ column: Int, on painter: inout Painter) -> Int {
    painter.put(
      isSelected ? "▸\(map)" : "\(map)", row, column, isSelected ? .here : .text, bold: true)
  }

  /// Number, name and what the map reaches to, as far as they fit.
  private func drawTitle(
    _ row: Int, _ column: Int,
    isAlone: Bool = false, on painter: inout Painter
  ) {
    let width = textWidth(column)
    var end = putNumber(row, column, on: &painter)
    if view.isMuted(layer, map) {
      end = painter.put("muted", row, end + 1, .differs, bold: true)
    }
    let room = width - (end - column) - 1
    let range = isAlone && !names.fitRanges(map, in: room) ? "" : self.range(in: room)
    guard !name.isEmpty, isAlone || names.widest <= room else {
      if Canvas.width(of: range) <= room {
        painter.put(range, row, end + 1, isSelected ? .here : .faint)
      }
      return
    }
    guard Canvas.width(of: name) <= room else {
      // The rest of a long name takes the row of what the map reaches to.
      let lines = Painter.words(name, in: room)
      painter.put(lines.first ?? "", row, end + 1, ink, bold: isSelected)
      return
    }
    end = painter.put(name, row, end + 1, ink, bold: isSelected)
    if !range.isEmpty, Canvas.width(of: range) + 1 <= column + width - end {
      painter.put(rightBefore: column + width, range, row, .faint)
    }
  }

  private var name: String { names[map] }
  private func range(in room: Int) -> String { names.range(map, in: room) }

  /// The kernel's numbers, its bias, and what the map reaches to, one below the other.
  private func drawKernel(
    _ form: NumberGrid.Form?, _ row: Int, _ column: Int, on painter: inout Painter
  ) {
    let end = putNumber(row, column, on: &painter)
    let isMuted = view.isMuted(layer, map)
    painter.put(
      isMuted ? "muted" : names.lines(of: map).first ?? "", row, end + 1, isMuted ? .differs : ink,
      bold: isMuted || isSelected)
    var (next, right) = (row + 1, column + 11)
    // Where one name needs a second row, all cards have one.
    if Magnification.isRoomy(view.size), names.takeTwoRows {
      let second = isMuted ? "" : names.lines(of: map).dropFirst().joined(separator: " ")
      painter.put(
        Painter.words(second, in: MapNames.besideWidth).first ?? "", next, column, ink,
        bold: isSelected)
      next += 1
    }
    if let form, let weights = view.scene.weights(layer).value,
      let weight = weights["weight"], let statistics = view.weightStatistics?["weight"]
    {
      let kernel = NumberGrid(
        weight.map(map).map { $0 }, width: weight.shape.width,
        numerals: Numerals(isWhole: statistics.isWhole), reach: view.reachOfWeights())
      next = kernel.draw(form, on: &painter, next, column)
      right = column + max(11, NumberGrid.columns(form, width: weight.shape.width))
      if let bias = weights["bias"] {
        next += row + grid.block.rows - next >= 5 ? 1 : 0
        painter.put("bias", next, column, .label)
        painter.put(rightBefore: right, Numerals(bias.elements).text(bias[map]), next, .text)
        next += 1
      }
    }
    drawExtremes(next, row + grid.block.rows, column, right, on: &painter)
  }

  private func drawExtremes(
    _ row: Int, _ end: Int, _ column: Int, _ right: Int, on painter: inout Painter
  ) {
    guard let reading = view.scene.reading(layer).value,
      let statistics = reading.statistics(ofChannel: map)
    else { return }
    let numerals = Numerals(isWhole: reading.isWhole)
    guard end - row >= 3 else {
      if end - row >= 1 {
        painter.put(range(in: MapNames.besideWidth), row, column, .label)
      }
      return
    }
    var row = row + 1
    for (name, value) in [("most", statistics.maximum), ("least", statistics.minimum)]
    where row < end {
      painter.put(name, row, column, .label)
      painter.put(
        rightBefore: right, numerals.text(value), row,
        value == 0 ? .text : value < 0 ? .negative : .positive)
      row += 1
    }
  }

  /// All kernels of a map's filter as small pictures, on the range of all the layer's.
  private func drawStrip(_ row: Int, _ column: Int, on painter: inout Painter) {
    guard let weight = view.scene.weights(layer).value?["weight"] else { return }
    let cells = weight.shape.count / (weight.shape[0] * weight.shape[1])
    let numbers = Array(weight.map(map))
    for channel in 0..<weight.shape[1] {
      let kernel = NumberGrid(
        numbers[channel * cells..<(channel + 1) * cells].map { $0 }, width: weight.shape.width,
        reach: view.reachOfWeights())
      kernel.draw(.pixels(1), on: &painter, row, column + channel * (weight.shape.width + 1))
    }
  }
}
