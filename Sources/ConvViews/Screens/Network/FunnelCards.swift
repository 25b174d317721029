import ConvCanvas
import ConvNet
import ConvSession

/// The cards of all stacks, the numbers of vectors on them, and how many stacks are outside.
struct FunnelCards {
  let funnel: Funnel

  private var view: View { funnel.view }
  private var network: Network { view.network }

  func draw(_ row: Int, _ column: Int, on painter: inout Painter) {
    var map = PixelMap(
      rows: 2 * funnel.rows, columns: funnel.columns + 2, filling: Pixel(.empty))
    for stack in funnel.stacks {
      let top = funnel.centre - stack.rows / 4 * 2
      drawCards(stack, top, painter.theme, &map)
      drawFront(stack, FunnelFront(view, stack, funnel.changes).image, top, funnel.scale, &map)
    }
    painter.canvas.draw(map, row, 0, view.appearance)
    for stack in funnel.stacks {
      let alias = network.nodes[stack.shown].alias
      painter.click(
        Rect(row: row - 2, column: stack.column, rows: funnel.rows + 3, columns: stack.width),
        .say(["goto \(alias)"]))
    }
    for stack in funnel.stacks { drawNumbers(stack, row, on: &painter) }
    for stack in funnel.stacks where network.graph.obstacle(to: stack.shown) != nil {
      painter.put(
        "✗", row + funnel.centre / 2, stack.column + (stack.columns - 1) / 2, .differs, bold: true)
    }
    for stack in funnel.stacks
    where view.isWaiting(stack.shown) && network.graph.obstacle(to: stack.shown) == nil {
      painter.put("?", row + funnel.centre / 2, stack.column + (stack.columns - 1) / 2, .label)
    }
    let middle = row + funnel.centre / 2
    if funnel.before > 0 {
      painter.put(view.appearance.ascii ? "<" : "‹", middle, column, .label, bold: true)
      painter.put("\(funnel.before)", middle + 1, column, .label)
    }
    if funnel.after > 0 {
      painter.put(rightBefore: column + funnel.columns, "›", middle, .label, bold: true)
      painter.put(rightBefore: column + funnel.columns, "\(funnel.after)", middle + 1, .label)
    }
  }

  /// A vector's numbers on their blocks or beside them, where each has a row of its own.
  private func drawNumbers(_ stack: FunnelStack, _ row: Int, on painter: inout Painter) {
    guard let cell = stack.cell, cell >= 2, cell.isMultiple(of: 2) else { return }
    let image = FunnelFront(view, stack, funnel.changes).image
    guard image.rows * cell <= stack.rows else { return }
    let numbers = (0..<image.rows).map { image.number($0, 0) }
    let known = numbers.compactMap { $0 }
    let isWhole = known.allSatisfy { $0.rounded() == $0 }
    let isTenths = known.allSatisfy { ($0 * 10).rounded() == $0 * 10 }
    let numerals =
      isWhole
      ? Numerals(decimals: 0)
      : isTenths && image.numerals.decimals > 1 ? Numerals(decimals: 1) : image.numerals
    let widest =
      known.map { Canvas.width(of: view.appearance.spelled(numerals.text($0))) }.max() ?? 0
    let next = funnel.stacks.first { $0.column > stack.column }?.column ?? painter.end + 1
    let isInside = widest <= stack.columns
    guard isInside || stack.column + stack.columns + 1 + widest < next else { return }
    let top = row + (funnel.centre - stack.rows / 4 * 2) / 2
    for (index, number) in numbers.enumerated() {
      guard let number else { continue }
      // In the middle row of its block, or the one above the middle.
      let line = top + index * cell / 2 + (cell / 2 - 1) / 2
      if isInside {
        painter.putNumber(
          numerals.text(number), image.tone(index, 0), line, stack.column,
          CellSize(columns: stack.columns, inset: (stack.columns - widest) / 2))
      } else {
        painter.put(numerals.text(number), line, stack.column + stack.columns + 1, .label)
      }
    }
  }

  /// From the back to the front, each one pixel to the right and up.
  private func drawCards(_ stack: FunnelStack, _ top: Int, _ theme: Theme, _ map: inout PixelMap) {
    let isHere = stack.layers.contains(view.session.place.layer)
    let extent = view.scene.extent(of: stack.shown)
    let known = Double(extent.elements) / Double(network.nodes[stack.shown].shape.count)
    for card in stride(from: stack.cards, to: 0, by: -1) {
      let isLight = card % 2 == 1
      let isKnown = Double(card) <= (known * Double(stack.cards)).rounded(.up)
      let tone: Tone =
        isHere && isKnown
        ? (isLight ? .here : .rgb(theme.hereDim))
        : .card(isKnown ? (isLight ? 1 : 0.42) : (isLight ? 0.3 : 0.14))
      for row in 0..<stack.rows {
        for column in 0..<stack.columns {
          map[top - card + row, stack.column + card + column] = Pixel(tone)
        }
      }
    }
  }

  private func drawFront(
    _ stack: FunnelStack, _ image: MapImage, _ top: Int, _ scale: FunnelScale,
    _ map: inout PixelMap
  ) {
    guard !network.nodes[stack.shown].shape.isSignal else {
      let strip = image.stripPixels(
        rows: stack.rows, columns: stack.columns,
        block: max(scale.block, (image.columns + stack.columns - 1) / stack.columns))
      for row in 0..<stack.rows {
        for column in 0..<stack.columns {
          let pixel = strip[row, column]
          map[top + row, stack.column + column] =
            pixel.tone == .empty ? Pixel(.card(0.14)) : pixel
        }
      }
      return
    }
    let block =
      stack.cell == nil
      ? max(
        scale.block(image.rows, image.columns), (image.columns + stack.columns - 1) / stack.columns)
      : max(1, (image.rows + stack.rows - 1) / stack.rows)
    let pixels = image.reduced(block, marks: true)
    let across = stack.cell == nil ? scale.magnification : stack.columns
    let down = stack.cell ?? scale.magnification
    var front = PixelMap(rows: stack.rows, columns: stack.columns, filling: Pixel(.empty))
    for row in 0..<stack.rows {
      for column in 0..<stack.columns {
        front[row, column] = pixels[row / down, column / across]
      }
    }
    image.mark(&front, block: block, scale: Pair(down, across))
    for row in 0..<stack.rows {
      for column in 0..<stack.columns { map[top + row, stack.column + column] = front[row, column] }
    }
  }
}
