import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// One channel of a whole map: what it reads, its kernel, and what it alone would give.
  mutating func drawChannelOfMap(_ slot: Int, _ layout: ChannelLayout) {
    let channel = inputChannel(slot)
    let source = node.inputs.first ?? 0
    let column = layout.column(slot)
    let end = put(
      channelName(slot), layout.body.row, column, .text, bold: true, width: layout.columnWidth)
    let words = view.mapName(channel, of: network.nodes[source])
    if end - column + 1 + Canvas.width(of: words) <= layout.columnWidth {
      put(words, layout.body.row, end + 1, .label)
    }
    var input = view.inputImage(node, channel: channel)
    if interaction.hand == .input { input.marked = marks.input }
    draw(input, layout.map, layout.body.row + 1, column)
    var row = layout.body.row + 1 + layout.map.rows
    put(
      "× weight[\(position.map),\(slot)]", row, column, .label, width: layout.columnWidth + 1)
    let sum = ConvSum(view, slot: slot)
    let grid = sum.grid(sum.kernel, Numerals(filterNumbers), reach: filterReach)
    row = draw(grid, layout.grid, row + 1, column)
    put("= adds", row, column, .label, width: layout.columnWidth)
    drawContribution(slot, row + 1, layout)
  }

  /// All weights of the map's filter.
  private var filterNumbers: ArraySlice<Float> {
    scene.weights(position.place.layer).value?["weight"]?.map(position.map) ?? []
  }

  /// What a channel alone adds over the whole map.
  mutating func drawContribution(_ slot: Int, _ row: Int, _ layout: ChannelLayout) {
    guard let placement = layout.contribution else { return }
    let column = layout.column(slot)
    draw(contribution(slot), placement, row, column)
    if slot + 1 < layout.shown.upperBound {
      put("+", row + placement.rows / 2, column + layout.columnWidth, .text, bold: true)
    }
  }

  /// On one range for all channels, and only as far as the map itself is computed.
  func contribution(_ slot: Int) -> MapImage {
    let layer = position.place.layer
    let (rows, columns) = (node.shape.height, node.shape.width)
    let shown = scene.contributions(layer, map: position.map)
    guard let reading = shown.value else {
      let tone: Tone = if case .computing = shown { .computing } else { .waiting }
      return MapImage(rows: rows, columns: columns, tone: { _, _ in tone }, number: { _, _ in nil })
    }
    let known = scene.extent(of: layer).elements - position.map * position.cellsPerMap
    let reach = max(reading.reach(), .leastNormalMagnitude)
    func number(_ row: Int, _ column: Int) -> Float? {
      let cell = row * columns + column
      return cell < known ? reading[[slot, row, column]] : nil
    }
    var image = MapImage(
      rows: rows, columns: columns,
      tone: { row, column in number(row, column).map { .of($0, range: reach) } ?? .waiting },
      number: number)
    image.numerals = Numerals(isWhole: reading.isWhole)
    return image
  }

  /// The map that all channels add up to, with what is added to their sums.
  mutating func drawChannelsOutput(
    _ output: MapImage, _ layout: ChannelLayout, _ sums: ChannelSums, isWhole: Bool
  ) {
    let right = layout.right
    let lines = sumLines(layout, sums, isWhole: isWhole)
    let words = view.mapName(position.map)
    let name = "\(node.alias) map \(position.map)"
    title(
      name, Canvas.width(of: name) + Canvas.width(of: words) < right.columns ? words : "",
      right.row, right.column, width: right.columns)
    let placement = view.placement(
      output, right.rows - lines.count - 4, right.columns,
      numbers: interaction.showsNumbers ?? true)
    draw(output, placement, right.row + 1, right.column)
    var row = right.row + 1 + placement.rows
    if let note = placement.note(in: right.columns) {
      put(note, row, right.column, .faint, width: right.columns)
      row += 1
    }
    if case .numbers = placement.form {
    } else {
      let width = max(4, min(14, right.columns - 14))
      legend(position.place.layer, channel: position.map, row, right.column, width: width)
      row += 1
    }
    let start = max(row + 1, min(sumRow(layout, isWhole), right.row + right.rows - lines.count))
    for (index, line) in lines.enumerated() {
      put(line, start + index, right.column, width: right.columns)
    }
    guard !isWhole, let small = layout.contribution, small.columns <= right.columns else { return }
    // What the maps of all channels add up to stands beside them.
    let below = sumRow(layout, isWhole) + 3
    guard below >= start + lines.count else { return }
    let bias = biasValue.map { "+ bias \(Numerals([$0]).text($0)) = " } ?? "= "
    put("\(label: bias)\(bold: "map \(position.map)")", below - 1, right.column)
    draw(output, small, below, right.column)
  }

  /// The row in which the channels' sums stand.
  private func sumRow(_ layout: ChannelLayout, _ isWhole: Bool) -> Int {
    let grid = NumberGrid.rows(layout.grid, height: ConvSum(view, slot: 0).height) + 1
    let count = layout.sections.count { [.window, .kernel, .products].contains($0) }
    let map = layout.sections.contains(.map) ? layout.map.rows : 0
    let middle = isWhole ? 1 + (layout.contribution?.rows ?? 0) / 2 : 0
    return layout.body.row + 1 + map + count * grid + middle
  }

  /// `+ 8 more channels −0.31`, `+ bias 0.04`, `= parts[0] 0.30`
  private func sumLines(
    _ layout: ChannelLayout, _ sums: ChannelSums, isWhole: Bool
  ) -> [Words] {
    var lines: [Words] = []
    let others = layout.others
    if isWhole {
      if !others.isEmpty {
        let word = layout.right.columns < 20 ? "more maps" : "more channels"
        lines.append("\(label: "+ \(others.count) \(word)")")
      }
      if let bias = biasValue {
        lines.append("\(label: "+ bias") \(bold: Numerals([bias]).text(bias))")
      }
      lines.append("\(label: "= the map above")")
      return lines
    }
    let total = ChannelTotal(view)
    let numerals = sums.sumNumerals
    if !others.isEmpty {
      let sum = others.compactMap { total.sums[$0] }
      let text = sum.isEmpty ? "·" : numerals.text(sum.reduce(0, +))
      let word =
        layout.right.columns < 24 ? "\(others.count) more" : "\(others.count) more channels"
      lines.append("\(label: "+ \(word)") \(bold: text)")
    }
    if let bias = total.bias {
      lines.append("\(label: "+ bias") \(bold: numerals.text(bias))")
    }
    if view.isMuted(position.place.layer, position.map) {
      lines.append("\("muted: × 0", .channels)")
    }
    if let result = total.result {
      let name = Reference(node.alias, nil, [position.map]).text
      let text = numerals.text(result)
      lines.append(
        "\(here: Painter.longest(["= \(name) \(text)", "= \(text)"], in: layout.right.columns))")
    } else {
      lines.append("\(label: "so far") \(here: total.running.map { numerals.text($0) } ?? "·")")
    }
    return lines
  }
}
