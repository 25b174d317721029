import ConvCanvas
import ConvNet
import ConvSession

/// One input channel of a conv, from top to bottom: what it reads, its kernel, and what it adds to
/// one number or to a whole map.
struct ChannelColumn {
  let view: View
  /// The place of its kernel in the filter.
  let slot: Int
  let layout: ChannelLayout

  private var filter: Filter { Filter(view) }
  private var channel: Int { filter.channel(slot) }
  private var column: Int { layout.column(slot) }

  /// One channel of a whole map: what it reads, its kernel, and what it alone would give.
  func drawMap(on painter: inout Painter) {
    drawTitle(on: &painter)
    var input = view.inputImage(view.node, channel: channel)
    if view.interaction.hand == .input { input.marked = view.marks.input }
    painter.draw(input, layout.map, layout.body.row + 1, column)
    var row = layout.body.row + 1 + layout.map.rows
    painter.put(
      "× \(view.weightName([view.position.map, slot]))", row, column, .label,
      width: layout.columnWidth + 1)
    let sum = ConvSum(view, slot: slot)
    let terms = slot * sum.kernel.count..<(slot + 1) * sum.kernel.count
    let kernel = filter.change.map { Array($0.kernel[terms]) } ?? sum.kernel
    let grid = sum.grid(kernel, Numerals(filter.numbers), reach: view.reachOfWeights())
    row = grid.draw(layout.grid, on: &painter, row + 1, column)
    guard view.shownBefore == nil else {
      painter.put("now − was", row, column, .label, width: layout.columnWidth)
      return
    }
    painter.put("= adds", row, column, .label, width: layout.columnWidth)
    drawContribution(row + 1, on: &painter)
  }

  /// One channel of one number: its window, its kernel, its products and their sum.
  func drawNumber(_ sums: ChannelSums, on painter: inout Painter) {
    guard let sum = sums[slot] else { return }
    let numerals = sums.numerals
    drawTitle(on: &painter)
    var row = layout.body.row + 1
    for section in layout.sections {
      switch section {
      case .map:
        painter.draw(markedImage, layout.map, row, column)
        row += layout.map.rows
      case .window:
        let padded = sum.padding.isEmpty ? "" : ", \(sum.padding.count) padded"
        painter.put(
          Painter.longest(["window\(padded)", "window"], in: layout.columnWidth + 1), row, column,
          .label)
        let grid = sum.windowGrid(numerals, tone: filter.tone(slot))
        row = grid.draw(layout.grid, on: &painter, row + 1, column)
      case .kernel:
        painter.put(
          "× \(view.weightName([view.position.map, slot]))", row, column, .label,
          width: layout.columnWidth + 1)
        row = sum.grid(sum.kernel, numerals, reach: view.reachOfWeights())
          .draw(layout.grid, on: &painter, row + 1, column)
      case .products:
        painter.put("= products", row, column, .label, width: layout.columnWidth)
        row = sum.grid(sum.products, numerals, reach: sums.productReach)
          .draw(layout.grid, on: &painter, row + 1, column)
      case .contribution: break
      }
    }
    drawSum(sum, sums.sumNumerals, row, on: &painter)
    guard layout.contribution != nil else { return }
    if slot == layout.shown.first {
      let short: Words = "\(bold: "one channel at a time")"
      let words = short + "  \(label: "what each channel alone adds, over the whole map")" as Words
      // At its right stands what all of them make.
      let hasRoom = column + words.width < layout.right.column
      painter.put(hasRoom ? words : short, row + layout.contributionGap - 1, column)
    }
    drawContribution(row + layout.contributionGap, on: &painter)
  }

  private func drawSum(
    _ sum: ConvSum, _ numerals: Numerals, _ row: Int, on painter: inout Painter
  ) {
    let isHere = filter.kernelAtHand == slot
    let width = max(10, NumberGrid.columns(layout.grid, width: sum.width))
    let sign = slot == layout.shown.first ? "Σ" : "+"
    painter.put(sign, row, column, isHere ? .here : .label, bold: isHere)
    let text = sum.sum.map { numerals.text($0) } ?? "·"
    painter.put(
      rightBefore: column + min(layout.columnWidth, width), text, row, isHere ? .here : .text,
      bold: true)
  }

  private func drawTitle(on painter: inout Painter) {
    let isHere = filter.kernelAtHand == slot
    let source = view.node.inputs.first ?? 0
    var start = column
    if !isHere, let color = filter.color(slot) {
      // The colour is named in itself, the place behind it quietly.
      let name = painter.appearance.spelled(color.name)
      painter.canvas.put(
        name, layout.body.row, column,
        Style(
          Colormap.color(.tinted(color.tint, 0.85), painter.theme), on: painter.theme.background,
          bold: true))
      start += Canvas.width(of: name) + 1
    }
    let end = painter.put(
      start == column ? filter.channelName(slot) : filter.plainName(slot), layout.body.row, start,
      isHere ? .here : start == column ? .text : .label, bold: start == column,
      width: layout.columnWidth - (start - column))
    // A colour is named already.
    let words = start == column ? view.mapName(channel, of: view.network.nodes[source]) : ""
    if end - column + 1 + Canvas.width(of: words) <= layout.columnWidth {
      painter.put(words, layout.body.row, end + 1, .label)
    }
  }

  private var markedImage: MapImage {
    var image = view.inputImage(view.node, channel: channel)
    guard let footprint = view.marks.input, footprint.axes.count == 3,
      footprint.axes[0].indices.contains(channel), footprint.axes[0][channel]
    else { return image }
    image.marked = footprint
    return image
  }

  /// The image of all that one channel alone adds over the whole map.
  private func drawContribution(_ row: Int, on painter: inout Painter) {
    guard let placement = layout.contribution else { return }
    painter.draw(contribution, placement, row, column)
    if addsNothing, !placement.isNumbers {
      // A map of zeros is as dark as the screen.
      let words = Painter.longest(["0 everywhere", "all 0"], in: layout.columnWidth)
      painter.put(
        words, row + placement.rows / 2,
        column + max(0, (placement.columns - Canvas.width(of: words)) / 2), .label)
    }
    if slot != layout.shown.last {
      painter.put("+", row + placement.rows / 2, column + layout.columnWidth, .text, bold: true)
    }
  }

  /// Whether all that the channel adds to the map is 0, once all of it is computed.
  private var addsNothing: Bool {
    let layer = view.position.place.layer
    let end = (view.position.map + 1) * view.position.cellsPerMap
    guard view.scene.extent(of: layer).elements >= end,
      let reading = view.scene.contributions(layer, map: view.position.map).value,
      reading.isComplete, slot < reading.shape.channels
    else { return false }
    return reading.statistics(ofChannel: slot)?.reach == 0
  }

  /// On one range for all channels, and only as far as the map itself is computed.
  private var contribution: MapImage {
    let layer = view.position.place.layer
    let (rows, columns) = (view.node.shape.height, view.node.shape.width)
    guard let reading = view.scene.contributions(layer, map: view.position.map).value else {
      return .waiting(rows: rows, columns: columns)
    }
    let known =
      view.scene.extent(of: layer).elements - view.position.map * view.position.cellsPerMap
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
}
