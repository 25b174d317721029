import ConvCanvas
import ConvNet
import ConvSession

/// Strips one below the other, in one scale: what is read, the terms or the kernels, what comes out.
struct SignalPane: Pane {
  let view: View
  private let sheet: TermSheet

  static let least = Size(rows: 13, columns: 40)

  init(view: View) {
    self.view = view
    sheet = TermSheet(view)
  }

  var words: [Words] {
    if interaction.hand == .input { return HandWords(view).onInput }
    if session.place.rung == .term { return TermWords(view: view, sheet: sheet).lines }
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

  func draw(_ body: Rect, on painter: inout Painter) {
    let wordRect = Rect(
      row: body.row + body.rows - 2, column: body.column, rows: 2, columns: body.columns)
    let slots = slots
    let rows = stripRows(body, slots.count + 1)
    // An input for which there are no rows above the output is left out.
    let fitting = max(1, (body.rows - rows - 5) / (rows + 2))
    var row = body.row
    let scale = scale(body.columns)
    for (slot, channel) in slots.prefix(fitting) {
      row = drawInput(
        slot, channel, scale,
        Rect(row: row, column: body.column, rows: rows, columns: body.columns),
        on: &painter)
    }
    let outputRow = wordRect.row - rows - 3
    let middle = Rect(
      row: row, column: body.column, rows: outputRow - row, columns: body.columns)
    if view.isOneNumber {
      if middle.rows >= 3 {
        TermTable(view, sheet, rows: middle.rows, columns: middle.columns)
          .draw(on: &painter, middle)
      }
    } else {
      SignalKernels(view)?.draw(middle, wave: rows, on: &painter)
    }
    drawOutput(
      scale, Rect(row: outputRow, column: body.column, rows: rows, columns: body.columns),
      on: &painter)
    painter.put(words, in: wordRect)
  }

  /// Rows of each strip: the kernels have what they need, and the strips share the rest.
  private func stripRows(_ body: Rect, _ strips: Int) -> Int {
    guard !view.isOneNumber else { return body.rows >= 30 ? 5 : 3 }
    let kernels = SignalKernels(view)?.rows ?? 0
    let room = body.rows - 2 - min(kernels, body.rows / 3)
    return max(3, min(9, room / (strips + (kernels == 3 ? 1 : 0)) - 2))
  }

  /// The inputs to show, each with a channel of it: what the number at hand reads, at most two.
  private var slots: [(slot: Int, channel: Int)] {
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
  private func scale(_ columns: Int) -> (scale: Int, block: Int) {
    let widest = max(node.shape.width, node.inputShapes.map(\.width).max() ?? 1)
    return (max(1, columns / widest), (widest + columns - 1) / max(1, columns))
  }

  /// - Parameter rect: as many rows as the strip has, from its title on.
  /// - Returns: the row after it.
  private func drawInput(
    _ slot: Int, _ channel: Int, _ scale: (scale: Int, block: Int), _ rect: Rect,
    on painter: inout Painter
  ) -> Int {
    let source = node.inputs[slot]
    let isVector = network.nodes[source].shape.rank == 1
    var image =
      isVector ? view.image(source, channel: 0).lying : view.image(source, channel: channel)
    if isVector {
      // A vector beside signals lies in one row, too.
    } else if interaction.hand == .input {
      image.marked = marks.layers[source]?.strip(channel)
    } else if view.isOneNumber, slot == 0 {
      image.marked = marks.input?.strip(channel)
    } else if view.isOneNumber {
      image.marked = marks.layers[source]?.strip(channel)
    }
    if let focus = sheet.focus, focus < sheet.count, !sheet.isPadding(focus),
      case .product(.input(slot), let place, _) = sheet.explanation.term(focus),
      place.count == 2, place[0] == channel
    {
      image.current = (0, place[1])
    }
    let shape = network.nodes[source].shape
    let placed = placement(image, scale, rows: rect.rows)
    let column = drawStrip(
      image, placed, source == 0 ? "input" : network.nodes[source].alias,
      isVector || shape.channels == 1 ? "\(shape)" : "channel \(channel) of \(shape)", rect,
      on: &painter)
    if let note = placed.note(in: rect.column + rect.columns - column) {
      painter.put(note, rect.row, column, .faint)
    }
    return rect.row + rect.rows + 2
  }

  private func drawOutput(
    _ scale: (scale: Int, block: Int), _ rect: Rect, on painter: inout Painter
  ) {
    var image = view.marking(view.image(position.place.layer, channel: position.map))
    image.hand = nil
    let name = view.mapName(position.map)
    let column = drawStrip(
      image, placement(image, scale, rows: rect.rows), node.alias,
      "map \(position.map) of \(node.shape)\(name.isEmpty ? "" : ", \(name)")", rect,
      on: &painter)
    guard column + 20 <= rect.column + rect.columns else { return }
    Legend(view, layer: position.place.layer, channel: position.map)?.draw(
      on: &painter, rect.row, column, width: 12)
  }

  /// Draws a title, and a strip below it.
  /// - Parameter rect: as many rows as the strip has, from the title on.
  /// - Returns: the column where more can stand behind the title.
  private func drawStrip(
    _ image: MapImage, _ placed: Placement, _ name: String, _ detail: String, _ rect: Rect,
    on painter: inout Painter
  ) -> Int {
    let end = painter.title(name, detail, rect.row, rect.column)
    painter.draw(image, placed, rect.row + 1, rect.column)
    return max(rect.column + 40, end + 2)
  }

  private func placement(
    _ image: MapImage, _ scale: (scale: Int, block: Int), rows: Int
  ) -> Placement {
    Placement(
      form: .strip(scale.block), rows: rows,
      columns: (image.columns + scale.block - 1) / scale.block * scale.scale)
  }
}
