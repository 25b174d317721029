import ConvCanvas
import ConvNet
import ConvSession

/// A layer without maps: its units as bars and numbers, of a dense layer with the weights that make
/// them; more numbers than there are rows as one long strip.
struct LayerUnitsPane: Pane {
  let view: View

  static let least = Size(rows: 9, columns: 60)

  func draw(_ rect: Rect, on painter: inout Painter) {
    let body = Chrome.withoutMargins(rect)
    let rows = body.rows - 4
    let isLong =
      node.shape.count > rows && node.parameters.isEmpty && interaction.order == .index
    painter.title(node.alias, "\(node.shape)", body.row, body.column)
    if isSoftmax {
      var table = SoftmaxTable(view, TermSheet(view))
      table.isWhole = true
      table.draw(on: &painter, body.dropping(top: 1).dropping(bottom: 3))
    } else if isLong {
      let strip = Rect(
        row: body.row + 1, column: body.column, rows: rows - 1, columns: body.columns)
      if let lines = MapLines(view, strip, selected: selectedUnit) {
        lines.draw(on: &painter)
      } else {
        drawUnitStrip(strip, on: &painter)
      }
    } else {
      drawUnitRows(
        Rect(row: body.row, column: body.column, rows: rows + 1, columns: body.columns),
        on: &painter)
    }
    painter.put(
      words,
      in: Rect(
        row: body.row + body.rows - 2, column: body.column, rows: 2, columns: body.columns))
  }

  /// Whether scores became shares here, few enough to show how.
  private var isSoftmax: Bool {
    node.form == Softmax.kind && node.shape.rank == 1 && interaction.order == .index
      && scene.reading(position.place.layer).value != nil
      && scene.reading(node.inputs[0]).value != nil && node.shape.count <= view.size.rows - 14
  }

  /// The name of a unit: its class, its map, or nothing.
  private func unitName(_ unit: Int) -> String {
    let layer = position.place.layer
    if network.labels.count == node.shape.count, layer >= network.last - 1 {
      return network.label(unit)
    }
    return view.mapName(unit)
  }

  private func drawUnitRows(_ rect: Rect, on painter: inout Painter) {
    guard let reading = scene.reading(position.place.layer).value else { return }
    let count = node.shape.count
    let room = max(1, rect.rows - 1)
    let ranking = view.ranking
    let sheet = Sheet(down: room)
    painter.sheet = sheet
    let page = sheet.page(of: ranking.rank(of: view.selectedMap), in: count)
    let units = Array(ranking.maps[page])
    let names = min(28, units.map { Canvas.width(of: unitName($0)) }.max() ?? 0)
    let start = rect.column + 5 + (names > 0 ? names + 1 : 0)
    let hasWeights = LayerView.of(node).hasUnitWeights
    let most = Magnification.isRoomy(view.size) ? 90 : 50
    let width = hasWeights ? 12 : max(8, min(most, rect.columns - (start - rect.column) - 12))
    let isShare = node.scores == .shares
    let reach = isShare ? 1 : max(reading.reach(), .leastNormalMagnitude)
    let pitch = Magnification.isRoomy(view.size) ? max(1, min(8, room / max(1, units.count))) : 1
    let isSigned = reading.isSigned && !isShare
    let largest = reading.statistics?.maximum
    for (index, unit) in units.enumerated() {
      let row = rect.row + 1 + index * pitch
      let isHere = unit == view.selectedMap
      painter.click(
        row, rect.column..<rect.column + rect.columns, .say(["goto \(node.alias)[\(unit)]"]))
      painter.put(
        rightBefore: rect.column + 4, isHere ? "▸\(unit)" : "\(unit)", row,
        isHere ? .here : .label, bold: isHere)
      painter.put(
        Painter.words(unitName(unit), in: names).first ?? "", row, rect.column + 5, .text,
        bold: reading[unit] == largest)
      guard let value = reading[unit] else {
        painter.put("·", row, start, .faint)
        continue
      }
      painter.bar(from: value / reach, row, start, width: width, isSigned: isSigned)
      let text =
        isShare ? Numerals.percent(value) : Numerals(isWhole: reading.isWhole).text(value)
      painter.put(rightBefore: start + width + 9, text, row, .text, bold: true)
      if value == largest {
        painter.put("◂", row, start + width + 10, .text, bold: true)
      }
    }
    if let note = ranking.note("units", page) {
      painter.put(note, rect.row + rect.rows, rect.column, .label)
    }
    guard hasWeights else { return }
    let column = start + width + 11
    UnitWeights(view: view, units: units, pitch: pitch).draw(
      Rect(
        row: rect.row, column: column, rows: units.count * pitch + 1,
        columns: rect.column + rect.columns - column), on: &painter)
  }

  /// The unit at hand; nil where the whole layer is.
  private var selectedUnit: Int? {
    interaction.hand == .output || session.place.rung > .layer
      ? view.elementAtHand.place.element : nil
  }

  /// All numbers one after the other, line by line; a gap shows where a map ends.
  private func drawUnitStrip(_ rect: Rect, on painter: inout Painter) {
    guard let reading = scene.reading(position.place.layer).value else { return }
    let count = node.shape.count
    let reach = view.reach(reading, channel: 0)
    let columns = rect.columns
    let lines = max(1, min(rect.rows * 2, (count + columns - 1) / columns))
    let block = (count + columns * rect.rows * 2 - 1) / (columns * rect.rows * 2)
    let scale = lines * 2 <= rect.rows * 2 && block == 1 ? 2 : 1
    var map = PixelMap(rows: lines * scale, columns: columns, filling: Pixel(.empty))
    for index in 0..<(count + block - 1) / block {
      let tones = (index * block..<min(count, (index + 1) * block)).map { offset -> Tone in
        reading[offset].map { .of($0, range: reach) } ?? .waiting
      }
      var pixel = Pixel(Tone.blended(tones))
      if block == 1, interaction.hand == .output, index == selectedUnit { pixel.tone = .here }
      for down in 0..<scale { map[index / columns * scale + down, index % columns] = pixel }
    }
    painter.canvas.draw(map, rect.row, rect.column, appearance)
    let below = rect.row + (map.rows + 1) / 2
    let note = block == 1 ? "" : " · 1 pixel = \(block) numbers, strongest"
    painter.put(
      "one long row, broken after every \(Numerals.count(columns * block)) numbers\(note)", below,
      rect.column, .faint)
    Legend(view, layer: position.place.layer, channel: 0)?.draw(
      on: &painter, below + 1, rect.column)
  }

  /// A sentence on the units, with their numbers.
  var words: [Words] {
    guard let reading = scene.reading(position.place.layer).value,
      let statistics = reading.statistics
    else {
      return [
        "\(scene.extent(of: position.place.layer).elements) of its \(node.shape.count) units are computed."
      ]
    }
    if isSoftmax, let scores = scene.reading(node.inputs[0]).value, node.shape.count <= 6 {
      let numerals = Numerals(isWhole: scores.isWhole)
      func listed(_ text: (Int) -> String?) -> String {
        (0..<node.shape.count).map { text($0) ?? "·" }.joined(separator: ", ")
      }
      return [
        "e to the power of each score, \(listed { scores[$0].map { numerals.text($0) } }), divided by "
          + "the sum of all, makes \(bold: listed { reading[$0].map { Numerals.percent($0) } })."
      ]
    }
    let best = (0..<node.shape.count).first { reading[$0] == statistics.maximum } ?? 0
    let name = unitName(best)
    return [
      LayerView.of(node).units(
        UnitFacts(
          node: node, best: name.isEmpty ? "unit \(best)" : name, largest: statistics.maximum,
          numerals: Numerals(isWhole: reading.isWhole)))
    ]
  }
}
