import ConvCanvas
import ConvNet
import ConvSession

extension Painter {

  /// The cards of all stacks, and what is outside.
  mutating func draw(
    _ funnel: Funnel, _ changes: FunnelChanges, _ row: Int, _ column: Int
  ) {
    var map = PixelMap(
      rows: 2 * funnel.rows, columns: funnel.columns + 2, filling: Pixel(.empty))
    for stack in funnel.stacks {
      let top = funnel.centre - stack.rows / 4 * 2
      drawCards(stack, top, &map)
      drawFront(stack, FunnelFront(view, stack, changes).image, top, funnel.scale, &map)
    }
    canvas.draw(map, row, 0, appearance)
    for stack in funnel.stacks { drawNumbers(stack, funnel, changes, row) }
    for stack in funnel.stacks where network.obstacle(to: stack.shown) != nil {
      put(
        "✗", row + funnel.centre / 2, stack.column + (stack.columns - 1) / 2, .channels, bold: true)
    }
    for stack in funnel.stacks
    where view.isWaiting(stack.shown) && network.obstacle(to: stack.shown) == nil {
      put("?", row + funnel.centre / 2, stack.column + (stack.columns - 1) / 2, .label)
    }
    let middle = row + funnel.centre / 2
    if funnel.before > 0 {
      put(appearance.ascii ? "<" : "‹", middle, column, .label, bold: true)
      put("\(funnel.before)", middle + 1, column, .label)
    }
    if funnel.after > 0 {
      put(rightBefore: column + funnel.columns, "›", middle, .label, bold: true)
      put(rightBefore: column + funnel.columns, "\(funnel.after)", middle + 1, .label)
    }
  }

  /// A vector's numbers on their blocks or beside them, where each has a row of its own.
  private mutating func drawNumbers(
    _ stack: FunnelStack, _ funnel: Funnel, _ changes: FunnelChanges, _ row: Int
  ) {
    guard let cell = stack.cell, cell >= 2, cell.isMultiple(of: 2) else { return }
    let image = FunnelFront(view, stack, changes).image
    guard image.rows * cell <= stack.rows else { return }
    let numbers = (0..<image.rows).map { image.number($0, 0) }
    let known = numbers.compactMap { $0 }
    let isTenths = known.allSatisfy { ($0 * 10).rounded() == $0 * 10 }
    let numerals = isTenths && image.numerals.decimals > 1 ? Numerals(decimals: 1) : image.numerals
    let widest = known.map { Canvas.width(of: appearance.spelled(numerals.text($0))) }.max() ?? 0
    let next = funnel.stacks.first { $0.column > stack.column }?.column ?? size.columns + 1
    let isInside = widest <= stack.columns
    guard isInside || stack.column + stack.columns + 1 + widest < next else { return }
    let top = row + (funnel.centre - stack.rows / 4 * 2) / 2
    for (index, number) in numbers.enumerated() {
      guard let number else { continue }
      let line = top + index * cell / 2
      if isInside {
        putNumber(
          numerals.text(number), image.tone(index, 0), line, stack.column, width: stack.columns)
      } else {
        put(numerals.text(number), line, stack.column + stack.columns + 1, .label)
      }
    }
  }

  /// From the back to the front, each one pixel to the right and up.
  private func drawCards(_ stack: FunnelStack, _ top: Int, _ map: inout PixelMap) {
    let isHere = stack.layers.contains(session.place.layer)
    let extent = scene.extent(of: stack.shown)
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
      let strip = stripPixels(
        image, rows: stack.rows, columns: stack.columns,
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
    let pixels = reduced(image, block, isMarked: true)
    let across = stack.cell == nil ? scale.magnification : stack.columns
    let down = stack.cell ?? scale.magnification
    for row in 0..<stack.rows {
      for column in 0..<stack.columns {
        map[top + row, stack.column + column] = pixels[row / down, column / across]
      }
    }
  }

  /// Names, those that share a stack one below the other, and the shape. Of a folded block the
  /// name, and how many layers it has or which of them is at hand.
  mutating func drawTitles(_ funnel: Funnel, _ row: Int, rows: Int) {
    for stack in funnel.stacks {
      let titles = stack.unit.titles(network, shown: stack.shown)
      let start = row + rows - titles.count
      for (index, title) in titles.enumerated() {
        let isShape = index == titles.count - 1
        guard stack.unit.label == nil || isShape else { continue }
        let layer = isShape ? stack.shown : stack.layers[index]
        let isHere = layer == session.place.layer
        let ink: Ink = isHere ? .here : view.isWaiting(layer) ? .faint : isShape ? .label : .text
        put(title, start + index, stack.column, ink, bold: isHere && !isShape)
      }
      if stack.unit.label != nil { drawBlockTitles(stack, titles, start) }
    }
  }

  private mutating func drawBlockTitles(_ stack: FunnelStack, _ titles: [String], _ row: Int) {
    let place = session.place.layer
    let isHere = stack.layers.contains(place)
    let isAhead = view.isWaiting(stack.layers[0])
    put(titles[0], row, stack.column, isHere ? .here : isAhead ? .faint : .text, bold: isHere)
    guard isHere else {
      put(titles[1], row + 1, stack.column, isAhead ? .faint : .label)
      return
    }
    let alias = ShortName.of(network.nodes[place].alias, stack.width)
    put(alias, row + 1, stack.column, .here, bold: true)
  }

  /// What has to be said about what is on the front cards, and about lines that found no lane.
  mutating func drawNotes(_ funnel: Funnel, _ changes: FunnelChanges, _ row: Int) {
    let left = funnel.lanes.leftCount
    let more = left == 0 ? "" : left == 1 ? "1 more line" : "\(left) more lines"
    if !more.isEmpty { put(rightBefore: size.columns - 1, more, row, .faint) }
    let rest = size.columns - (more.isEmpty ? 0 : more.count + 2)
    for (index, stack) in funnel.stacks.enumerated() {
      let next = index + 1 < funnel.stacks.count ? funnel.stacks[index + 1].column : size.columns
      let end = min(next, rest)
      var words = Words([])
      let left = funnel.lanes.left[funnel.before + index] ?? []
      for note in FunnelFront(view, stack, changes).notes(withoutLane: left) {
        let isFirst = words.spans.isEmpty
        // A count stays where the words around it find no room.
        let fits = note.width < end - stack.column
        let shown = isFirst && !fits ? Words(Array(note.spans.prefix(1))) : note
        let longer = isFirst ? shown : words + " " + shown
        if longer.width < end - stack.column {
          words = longer
        }
      }
      put(words, row, stack.column)
    }
  }
}

extension View {
  /// Whether the pass has not come to a layer.
  func isWaiting(_ layer: Int) -> Bool {
    let extent = scene.extent(of: layer)
    return extent.elements == 0 && extent.terms == 0
  }
}
