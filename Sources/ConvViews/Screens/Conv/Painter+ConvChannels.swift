import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// A conv with several input channels: what each of them adds, to one number or to a whole map.
  mutating func drawConvChannels(_ body: Rect) {
    let isWhole = session.place.rung <= .map && interaction.hand != .output
    let guess = isWhole ? convMapWords : convChannelWords(nil)
    let lines = guess.flatMap { $0.wrapped(body.columns) }.count
    let wordRows = min(3, max(2, lines))
    let picture = Rect(
      row: body.row, column: body.column, rows: body.rows - wordRows - 1, columns: body.columns)
    let output = marking(view.image(position.place.layer, channel: position.map))
    let layout = ChannelLayout(
      view, picture, sum: ConvSum(view, slot: 0),
      input: view.inputImage(node, channel: inputChannel(0)), output: output, isWhole: isWhole)
    let sums = ChannelSums(view, layout.shown)
    for slot in layout.shown {
      if isWhole {
        drawChannelOfMap(slot, layout)
      } else {
        drawChannel(slot, sums, layout)
      }
    }
    drawChannelsOutput(output, layout, sums, isWhole: isWhole)
    put(
      isWhole ? guess : convChannelWords(layout.shown),
      in: Rect(
        row: body.row + body.rows - wordRows, column: body.column, rows: wordRows,
        columns: body.columns))
  }

  /// The input's channel that one of the filter's kernels reads.
  func inputChannel(_ slot: Int) -> Int {
    (position.explanation.walkedStep.read.first?.axes.first?.start ?? 0) + slot
  }

  /// The channel at hand, where one is.
  var channelAtHand: Int? {
    guard interaction.hand == .pass, session.place.rung >= .channel else { return nil }
    return position.channel
  }

  /// `red input[0]`, `relu1[3]`
  func channelName(_ slot: Int) -> String {
    let channel = inputChannel(slot)
    let source = node.inputs.first ?? 0
    let name = Reference(network.nodes[source].alias, nil, [channel]).text
    guard source == 0, network.input.shape.channels == 3, network.input.shape.rank == 3 else {
      return name
    }
    return "\(["red", "green", "blue"][channel]) \(name)"
  }

  private mutating func channelTitle(_ slot: Int, _ layout: ChannelLayout) {
    let isHere = channelAtHand == slot
    let name = channelName(slot)
    let source = node.inputs.first ?? 0
    let column = layout.column(slot)
    let end = put(
      name, layout.body.row, column, isHere ? .here : .text, bold: true, width: layout.columnWidth)
    let words = view.mapName(inputChannel(slot), of: network.nodes[source])
    if end - column + 1 + Canvas.width(of: words) <= layout.columnWidth {
      put(words, layout.body.row, end + 1, .label)
    }
  }

  private func channelImage(_ slot: Int, marked: Bool) -> MapImage {
    let channel = inputChannel(slot)
    var image = view.inputImage(node, channel: channel)
    guard marked, let footprint = marks.input, footprint.axes.count == 3,
      footprint.axes[0].indices.contains(channel), footprint.axes[0][channel]
    else { return image }
    image.marked = footprint
    return image
  }

  /// One channel of one number: its window, its kernel, its products and their sum.
  private mutating func drawChannel(_ slot: Int, _ sums: ChannelSums, _ layout: ChannelLayout) {
    let sum = sums[slot]
    let numerals = sums.numerals
    let column = layout.column(slot)
    channelTitle(slot, layout)
    var row = layout.body.row + 1
    for section in layout.sections {
      switch section {
      case .map:
        draw(channelImage(slot, marked: true), layout.map, row, column)
        row += layout.map.rows
      case .window:
        let padded = sum.padding.isEmpty ? "" : ", \(sum.padding.count) padded"
        put(
          Painter.longest(["window\(padded)", "window"], in: layout.columnWidth + 1), row, column,
          .label)
        let grid = sum.windowGrid(
          numerals, reach: sums.windowReach, tone: view.pictureTone(channel: inputChannel(slot)))
        row = draw(grid, layout.grid, row + 1, column)
      case .kernel:
        put(
          "× weight[\(position.map),\(slot)]", row, column, .label, width: layout.columnWidth + 1)
        row = draw(
          sum.grid(sum.kernel, numerals, reach: filterReach), layout.grid, row + 1, column)
      case .products:
        put("= products", row, column, .label, width: layout.columnWidth)
        row = draw(
          sum.grid(sum.products, numerals, reach: sums.productReach), layout.grid, row + 1, column)
      case .contribution: break
      }
    }
    drawChannelSum(slot, sum, sums.sumNumerals, row, layout)
    guard layout.contribution != nil else { return }
    if slot == layout.shown.lowerBound {
      let words: Words =
        "\(bold: "one channel at a time")  \(label: "what each channel alone adds, over the whole map")"
      put(words, row + 2, column)
    }
    drawContribution(slot, row + 3, layout)
  }

  private mutating func drawChannelSum(
    _ slot: Int, _ sum: ConvSum, _ numerals: Numerals, _ row: Int, _ layout: ChannelLayout
  ) {
    let isHere = channelAtHand == slot
    let column = layout.column(slot)
    let width = max(10, NumberGrid.columns(layout.grid, width: sum.width))
    let sign = slot == layout.shown.lowerBound ? "Σ" : "+"
    put(sign, row, column, isHere ? .here : .label, bold: isHere)
    let text = sum.sum.map { numerals.text($0) } ?? "·"
    put(
      rightBefore: column + min(layout.columnWidth, width), text, row, isHere ? .here : .text,
      bold: true)
  }

  /// What the strongest colour of the filter's kernels stands for.
  var filterReach: Float {
    guard let weight = scene.weights(position.place.layer).value?["weight"] else { return 1 }
    return Statistics(weight.map(position.map)).reach * 1.6
  }
}
