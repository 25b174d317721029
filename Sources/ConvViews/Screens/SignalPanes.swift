import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  mutating func drawSignal(_ body: Rect) {
    let sheet = TermSheet(view)
    let words = Rect(
      row: body.row + body.rows - 2, column: body.column, rows: 2, columns: body.columns)
    let slots = signalSlots(sheet)
    let stripRows = signalRows(body, slots.count + 1)
    var row = body.row
    let scale = signalScale(body.columns)
    for (slot, channel) in slots {
      row = drawSignalInput(slot, channel, sheet, scale, row, rows: stripRows, body)
    }
    let outputRow = words.row - stripRows - 3
    let middle = Rect(
      row: row, column: body.column, rows: outputRow - row, columns: body.columns)
    if view.isOneNumber {
      drawSignalTerms(sheet, middle)
    } else {
      drawSignalKernels(middle, wave: stripRows)
    }
    drawSignalOutput(scale, outputRow, rows: stripRows, body)
    put(signalWords(sheet), in: words)
  }

  /// Rows of each strip: the kernels have what they need, and the strips share the rest.
  private func signalRows(_ body: Rect, _ strips: Int) -> Int {
    guard !view.isOneNumber else { return body.rows >= 30 ? 5 : 3 }
    let kernels = kernelChannels.map { $0 + 2 } ?? 0
    let room = body.rows - 2 - min(kernels, body.rows / 3)
    return max(3, min(9, room / (strips + (kernels == 3 ? 1 : 0)) - 2))
  }

  /// Channels that each of its filters reads; nil where it has none.
  private var kernelChannels: Int? {
    guard LayerView.of(node).hasFilters else { return nil }
    return node.layer.parameters.first { $0.name == "weight" }?.shape[1]
  }

  /// The inputs to show, each with a channel of it: what the number at hand reads, at most two.
  private func signalSlots(_ sheet: TermSheet) -> [(slot: Int, channel: Int)] {
    var slots: [(slot: Int, channel: Int)] = []
    let hasChannels = position.ladder.has(.channel) && session.place.rung >= .channel
    for region in sheet.explanation.steps.flatMap(\.read) {
      guard case .input(let slot) = region.source, !slots.contains(where: { $0.slot == slot }),
        let channels = region.axes.first
      else { continue }
      let index = hasChannels ? min(position.channel, channels.count - 1) : 0
      slots.append((slot, channels[index]))
    }
    return Array(slots.prefix(2))
  }

  /// Columns for a number, and numbers for a column, the same for all strips.
  private func signalScale(_ columns: Int) -> (scale: Int, block: Int) {
    let widest = max(node.shape.width, node.inputShapes.map(\.width).max() ?? 1)
    return (max(1, columns / widest), (widest + columns - 1) / max(1, columns))
  }

  private func signalPlacement(
    _ image: MapImage, _ scale: (scale: Int, block: Int), rows: Int
  ) -> Placement {
    Placement(
      form: .strip(scale.block), rows: rows,
      columns: (image.columns + scale.block - 1) / scale.block * scale.scale)
  }

  private mutating func drawSignalInput(
    _ slot: Int, _ channel: Int, _ sheet: TermSheet, _ scale: (scale: Int, block: Int),
    _ row: Int, rows: Int, _ body: Rect
  ) -> Int {
    let source = node.inputs[slot]
    let isVector = network.nodes[source].shape.rank == 1
    var image = isVector ? view.image(source, channel: 0).lying : view.image(source, channel: channel)
    if isVector {
      // A vector beside signals lies in one row, too.
    } else if interaction.hand == .input {
      image.marked = marks.layers[source]?.strip(channel)
    } else if view.isOneNumber, slot == 0 {
      image.marked = marks.input?.strip(channel)
    } else if view.isOneNumber {
      image.marked = marks.layers[source]?.strip(channel)
    }
    if let focus = view.focus(sheet), focus < sheet.count, !sheet.isPadding(focus),
      case .product(.input(slot), let place, _) = sheet.explanation.term(focus),
      place.count == 2, place[0] == channel
    {
      image.current = (0, place[1])
    }
    title(
      source == 0 ? "input" : network.nodes[source].alias,
      isVector
        ? "\(network.nodes[source].shape)" : "channel \(channel) of \(network.nodes[source].shape)",
      row, body.column)
    let placed = signalPlacement(image, scale, rows: rows)
    drawStrip(image, placed, row + 1, body.column)
    if let note = placed.note { put(note, row, body.column + 40, .faint) }
    return row + rows + 2
  }

  private mutating func drawSignalOutput(
    _ scale: (scale: Int, block: Int), _ row: Int, rows: Int, _ body: Rect
  ) {
    let image = marking(view.image(position.place.layer, channel: position.map))
    let name = view.mapName(position.map)
    title(
      node.alias, "channel \(position.map) of \(node.shape)\(name.isEmpty ? "" : ", \(name)")", row,
      body.column)
    if body.columns >= 60 {
      legend(position.place.layer, channel: position.map, row, body.column + 40, width: 12)
    }
    drawStrip(image, signalPlacement(image, scale, rows: rows), row + 1, body.column)
  }

  /// The terms of the number at hand.
  private mutating func drawSignalTerms(_ sheet: TermSheet, _ rect: Rect) {
    guard rect.rows >= 3 else { return }
    TermTable(view, sheet, rows: rect.rows).draw(on: &self, rect)
  }

  /// The kernels that make this channel, one row for each channel they read; a single long one is
  /// a strip, as what it lies on.
  /// - Parameter wave: rows of a strip.
  private mutating func drawSignalKernels(_ rect: Rect, wave: Int) {
    guard let channels = kernelChannels,
      let weights = scene.weights(position.place.layer).value, let weight = weights["weight"]
    else { return }
    title("kernel", Reference("weight", nil, [position.map]).text, rect.row, rect.column)
    let numbers = Array(weight.map(position.map))
    let numerals = Numerals(weight.elements)
    let shown = min(channels, rect.rows - 2)
    guard shown > 0 else { return }
    let form = NumberGrid.form(
      height: shown, width: weight.shape.width, shown: numbers, numerals: numerals, rows: shown,
      columns: rect.columns - 30)
    var grid = NumberGrid(
      numbers.prefix(shown * weight.shape.width).map { $0 }, width: weight.shape.width,
      numerals: numerals, reach: Statistics(weight.elements).reach * 1.6)
    if interaction.hand == .kernel, let weight = marks.weight, weight.count == 3 {
      grid.current = weight[1] * grid.width + weight[2]
      grid.currentText = interaction.typed.map { $0 + "▏" }
    }
    var across = NumberGrid.columns(form, width: weight.shape.width)
    if channels == 1, NumberGrid.columns(of: form) == nil {
      let statistics = Statistics(numbers)
      var image = grid.image
      image.span =
        max(
          -1, min(0, statistics.minimum / grid.reach))...min(
          1, max(0, statistics.maximum / grid.reach))
      let width = weight.shape.width
      let block = (width + rect.columns - 31) / (rect.columns - 30)
      let placed = Placement(
        form: .strip(block), rows: min(wave, rect.rows - 1),
        columns: (width + block - 1) / block * max(1, min(4, (rect.columns - 30) / width)))
      drawStrip(image, placed, rect.row + 1, rect.column)
      across = placed.columns
    } else {
      draw(grid, form, rect.row + 1, rect.column)
    }
    let column = rect.column + across + 3
    if let bias = weights["bias"] {
      put("bias", rect.row + 1, column, .label)
      put(Numerals([bias[position.map]]).text(bias[position.map]), rect.row + 1, column + 5)
    }
    if channels > shown {
      put("and \(channels - shown) more", rect.row + shown + 1, rect.column, .faint)
    }
  }

  private func signalWords(_ sheet: TermSheet) -> [Words] {
    if interaction.hand == .input { return inputHandWords }
    if session.place.rung == .term { return termWords(sheet) }
    let sizes: Words =
      "\("width \(node.inputShapes[0].width) → \(node.shape.width)", .grid); "
      + "\("C \(node.inputShapes[0].channels) → \(node.shape.channels)", .channels)."
    guard let window = node.layer.window else {
      return ["Every number of the strip is made of those in its own place.", sizes]
    }
    let what =
      view.isOneNumber
      ? "This \(sheet.isLargest ? "largest" : "number") comes from \(window.size.width) numbers side "
        + "by side, underlined above."
      : "A window of \(window.size.width) slides along the strip, \(window.stride.width) at a time."
    return [Words(stringLiteral: what), sizes]
  }
}
