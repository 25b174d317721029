import ConvCanvas
import ConvNet
import ConvSession

/// The map that all channels of a conv add up to, with what is added to their sums.
struct ChannelsOutput {
  let view: View
  let image: MapImage
  let layout: ChannelLayout
  let sums: ChannelSums
  /// Whether the screen is about the whole map, not one number of it.
  let isWhole: Bool

  func draw(on painter: inout Painter) {
    let right = layout.right
    let lines = isWhole ? mapLines : sumLines
    let words = view.shownBefore == nil ? view.mapName(view.position.map) : "now − was"
    let name = "\(view.node.alias) map \(view.position.map)"
    painter.title(
      name, Canvas.width(of: name) + Canvas.width(of: words) < right.columns ? words : "",
      right.row, right.column, width: right.columns)
    // A list of the other maps keeps some rows below it.
    let isRoomy = Magnification.isRoomy(view.size)
    let kept = isRoomy && !isWhole ? min(7, view.node.shape.channels) + 3 : 0
    let rows = isRoomy ? min(sumRow, right.row + right.rows - lines.count) - right.row : right.rows
    let placement = view.placement(
      image, max(4, (isRoomy ? rows - 3 : rows - lines.count - 4) - kept), right.columns,
      numbers: view.interaction.showsNumbers ?? true)
    painter.draw(image, placement, right.row + 1, right.column)
    var row = right.row + 1 + placement.rows
    if let note = placement.note(in: right.columns) {
      painter.put(note, row, right.column, .faint, width: right.columns)
      row += 1
    }
    if case .numbers = placement.form {
    } else {
      let width = max(4, min(14, right.columns - 14))
      Legend(
        view, layer: view.position.place.layer, channel: view.position.map, from: view.shownBefore)?
        .draw(
          on: &painter, row, right.column, width: width)
      row += 1
    }
    let start = max(row + 1, min(sumRow, right.row + right.rows - lines.count))
    for (index, line) in lines.enumerated() {
      painter.put(line, start + index, right.column, width: right.columns)
    }
    let list = Rect(
      row: row + 1, column: right.column - 2, rows: start - row - 2, columns: right.columns + 2)
    PlaceInMaps(
      view, layer: view.position.place.layer, element: view.elementAtHand.element, isHere: true,
      heading: "the same window in all maps")?
      .draw(list, on: &painter)
    guard !isWhole, let small = layout.contribution, small.columns <= right.columns else { return }
    // What the maps of all channels add up to stands beside them.
    let below = sumRow + layout.contributionGap
    guard below > start + lines.count else { return }
    drawSum(below - 1, on: &painter)
    painter.draw(image, small, below, right.column)
  }

  /// `+ 2 more channels + bias 0.03 = map 2`: what is added to the maps of the channels that are
  /// shown, over the map that it makes.
  private func drawSum(_ row: Int, on painter: inout Painter) {
    let others = layout.others.count
    let map = "map \(view.position.map)"
    let rests = others == 0 ? [""] : ["+ \(others) more channels ", "+ \(others) more "]
    let biases =
      Filter(view).bias.map { ["+ bias \(sums.sumNumerals.text($0)) ", "+ bias "] } ?? [""]
    let room = layout.right.columns - map.count
    let long = biases.flatMap { bias in rests.map { "\($0)\(bias)= " } }
    let label = Painter.longest(long + ["+ rest = "], in: room)
    painter.put("\(label: label)\(bold: map)", row, layout.right.column)
  }

  /// The row in which the channels' sums stand.
  private var sumRow: Int {
    let grid = NumberGrid.rows(layout.grid, height: ConvSum(view, slot: 0).height) + 1
    let count = layout.sections.count { [.window, .kernel, .products].contains($0) }
    let map = layout.sections.contains(.map) ? layout.map.rows : 0
    let middle = isWhole ? 1 + (layout.contribution?.rows ?? 0) / 2 : 0
    return layout.body.row + 1 + map + count * grid + middle
  }

  /// `+ 8 more channels`, `+ bias 0.04`, `= the map above`
  private var mapLines: [Words] {
    var lines: [Words] = []
    guard view.shownBefore == nil else {
      let bias = Filter(view).change?.bias.map { Numerals([$0]).text($0) }
      return ["\(label: "the map: now − was")"]
        + (bias.map { ["\(label: "bias: now − was") \(bold: $0)"] } ?? [])
    }
    if !layout.others.isEmpty {
      let word = layout.right.columns < 20 ? "more maps" : "more channels"
      lines.append("\(label: "+ \(layout.others.count) \(word)")")
    }
    if let bias = Filter(view).bias {
      lines.append("\(label: "+ bias") \(bold: Numerals([bias]).text(bias))")
    }
    return lines + ["\(label: "= the map above")"]
  }

  /// `+ 8 more channels −0.31`, `+ bias 0.04`, `= parts[0] 0.30`
  private var sumLines: [Words] {
    var lines: [Words] = []
    let others = layout.others
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
    if view.isMuted(view.position.place.layer, view.position.map) {
      lines.append("\("muted: × 0", .differs)")
    }
    if let result = total.result {
      let (name, text) = (view.elementAtHand.numberWords, numerals.text(result))
      let choices = ["= \(name) \(text)", "= cell \(text)", "= \(text)"]
      lines.append("\(here: Painter.longest(choices, in: layout.right.columns))")
    } else {
      lines.append("\(label: "so far") \(here: total.running.map { numerals.text($0) } ?? "·")")
    }
    return lines
  }
}
