import ConvCanvas
import ConvNet
import ConvSession

/// The numbers of a vector, or one for each map, one a row as far as they are known: a name, the
/// number on its colour, a bar of its size. What does not fit scrolls with the one at hand.
struct UnitList {
  let layer: Int
  var current: Int?
  var isCurrentHere = true
  let name: (Int) -> String

  /// - Returns: the row after the last.
  @discardableResult
  func draw(on painter: inout Painter, _ rect: Rect) -> Int {
    let count = painter.network.nodes[layer].shape.count
    guard rect.rows > 0, rect.columns > 8 else { return rect.row }
    let rows = count > rect.rows ? rect.rows - 1 : rect.rows
    let start = min(max(0, (current ?? 0) - rows / 2), max(0, count - rows))
    let shown = start..<min(count, start + rows)
    let reading = painter.scene.reading(layer).value
    let numerals = Numerals(isWhole: reading?.isWhole ?? true)
    let reach = reading.map { painter.view.reach($0, channel: 0) } ?? 1
    let number = numerals.decimals == 0 ? 5 : 7
    let widest = shown.map { Canvas.width(of: name($0)) }.max() ?? 0
    let names = max(0, min(widest, rect.columns - 2 - number - 1))
    // Whole words only, and where not even one of each fits, the units' numbers.
    let shortened = shown.map { Painter.words(name($0), in: names).first ?? "" }
    let isShort = zip(shortened, shown).contains { short, index in
      let rest = name(index).dropFirst(short.count)
      return !(rest.isEmpty || rest.first == " ")
    }
    let written = zip(shortened, shown).map { isShort ? "[\($1)]" : $0 }
    for (offset, index) in shown.enumerated() {
      let row = rect.row + offset
      let isHere = index == current && isCurrentHere
      if isHere { painter.put("▸", row, rect.column, .here, bold: true) }
      painter.put(
        written[offset], row, rect.column + 2, isHere ? .here : .label, bold: isHere, width: names)
      let value = reading?[index]
      let column = rect.column + 3 + names
      painter.put(
        value, numerals, reach: reach, row, column, width: number, isHere: isHere)
      let room = min(30, rect.column + rect.columns - column - number - 2)
      if room >= 4, let value, value.isFinite {
        painter.canvas.bar(
          Double(value.magnitude / reach), row, column + number + 2, width: room,
          value < 0 ? painter.theme.negative : painter.theme.positive, painter.theme,
          painter.appearance, isNegative: value < 0)
      }
    }
    if shown.count < count {
      painter.put(
        "\(shown.lowerBound)–\(shown.upperBound - 1) of \(count)", rect.row + rows, rect.column + 2,
        .faint)
    }
    return rect.row + min(rect.rows, count)
  }
}


extension View {
  /// What a unit or a map is called: the class it answers for, or what its map answers to.
  func unitName(_ layer: Int, _ index: Int) -> String {
    let last = network.last
    let isAnswer =
      layer == last
      || (network.nodes[last].scores == .shares && network.nodes[last].inputs == [layer])
    if isAnswer, network.labels.indices.contains(index) { return network.labels[index] }
    var node = network.nodes[layer]
    let channels = node.shape.channels
    // What keeps the maps apart keeps their names.
    while node.mapNames.isEmpty, node.inputs.count == 1, node.parameterCount == 0,
      let input = node.inputs.first, network.nodes[input].shape.channels == channels
    {
      node = network.nodes[input]
    }
    return mapName(index, of: node)
  }

  /// `best[2,0,0] bottom left corner`: a number read, and what it answers to.
  func readTitle(_ sheet: TermSheet, _ index: Int) -> String {
    let place = sheet.readName(index)
    guard case .product(.input(let slot), let read, _) = sheet.explanation.term(index),
      !sheet.isPadding(index), let channel = read.first
    else { return place }
    let source = node.inputs[slot]
    let shape = network.nodes[source].shape
    let name = shape.cells == 1 ? unitName(source, channel) : ""
    return name.isEmpty ? place : "\(place) \(name)"
  }

  /// `letter[2] O`
  func unitTitle(_ layer: Int, _ index: Int) -> String {
    let name = unitName(layer, index)
    let place = Reference(network.nodes[layer].alias, nil, [index]).text
    return name.isEmpty ? place : "\(place) \(name)"
  }
}
