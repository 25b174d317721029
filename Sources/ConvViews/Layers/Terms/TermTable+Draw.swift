import ConvCanvas
import ConvNet
import ConvSession

extension TermTable {
  /// - Returns: the row after the last line.
  @discardableResult
  func draw(on painter: inout Painter, _ rect: Rect) -> Int {
    drawHeader(on: &painter, rect)
    let reach = Reach(weight: view.reachOfFactors(sheet), product: view.reachOfProducts)
    for (offset, line) in visible.enumerated() {
      let row = rect.row + 1 + offset
      switch line {
      case .blank: continue
      case .heading(let group): painter.put(heading(group), row, rect.column + 2, .label)
      case .term(let index): draw(index, row, rect, reach, &painter)
      case .division:
        painter.put("divided by \(Int(sheet.divisor))", row, rect.column + 2, .label)
        put(sheet.isComplete ? sheet.result.map(Double.init) : nil, row, rect, &painter)
      case .total: drawTotal(row, rect, &painter)
      case .result:
        let isHere = sheet.isComplete && focus == sheet.explanation.termCount - 1
        if isHere, sheet.hasConclusion { painter.put("▸", row, rect.column, .here, bold: true) }
        // What the terms come to is not the number yet where steps follow.
        painter.put(
          "\(sheet.hasConclusion ? "gives" : "=") \(sheet.resultWords)", row, rect.column + 2,
          isHere ? .here : .text, bold: isHere)
        put(
          sheet.result.map(Double.init), row, rect, &painter, ink: isHere ? .here : .text,
          bold: true)
      }
    }
    return rect.row + 1 + visible.count
  }

  /// What the terms that are listed come to: of one channel, or before the steps that follow.
  private func drawTotal(_ row: Int, _ rect: Rect, _ painter: inout Painter) {
    let terms = lines.compactMap { line -> Int? in
      if case .term(let index) = line { index } else { nil }
    }
    guard let first = terms.first, let last = terms.last else { return }
    let after = sheet.sum(last)
    let before = first == 0 ? 0 : sheet.sum(first - 1)
    let isPart = terms.count < sheet.explanation.termCount - (sheet.hasConclusion ? 1 : 0)
    painter.put(
      isPart ? "together" : sheet.isLargest ? "the largest" : "their sum", row, rect.column + 2,
      .label)
    let value: Double? =
      if isPart, let after, let before { after - before } else if isPart { nil } else { after }
    painter.put(
      rightBefore: rect.column + width, value.map { sheet.sumNumerals.text($0) } ?? "·", row,
      value == nil ? .faint : .text, bold: true)
  }

  private func drawHeader(on painter: inout Painter, _ rect: Rect) {
    let row = rect.row
    painter.put("reads", row, rect.column + 2, .label)
    let end = rect.column + width
    if hasWeights {
      painter.put("weight", row, weightColumn(rect), .label)
      painter.put(rightBefore: end - sumWidth, "product", row, .label)
    }
    if madeWidth > 0, let title = sheet.transformTitle {
      painter.put(rightBefore: rect.column + productEnd, title, row, .label)
    }
    if hasSums { painter.put(rightBefore: end, sumTitle, row, .label) }
    if let span {
      painter.put(span, row + 1 + visible.count, rect.column + 2, .faint)
    }
  }

  private var sumTitle: String {
    switch sheet.step.rule {
    case .sum: isShort ? "so far" : "sum so far"
    case .largest: isShort ? "so far" : "largest so far"
    case .placeOfLargest: "its place"
    case .function(.position): isShort ? "place" : "its place so far"
    case .function(let function):
      // A formula that has no room stands in the words below.
      Painter.longest(
        [String(function.formula.dropFirst(4)), "what comes out", "result"],
        in: width - 2 - Canvas.width(of: "reads") - 1)
    }
  }

  private func weightColumn(_ rect: Rect) -> Int {
    rect.column + 2 + readWidth + 1 + numberWidth + 3
  }

  private func heading(_ group: Int) -> String {
    let node = sheet.position.node
    guard let source = node.inputs.first else { return "" }
    if source == 0 {
      let channel = (sheet.step.read.first?.axes.first?.start ?? 0) + group
      let tint = view.network.nodes[0].tint(channel)
      return "input channel \(channel)" + (tint.map { ", \($0)" } ?? "")
    }
    let flat = view.network.nodes[source]
    let isFlat = LayerView.of(flat).joinsMaps && sheet.step.read.first?.axes.count == 1
    let maps = isFlat ? flat.inputs.first ?? source : source
    let first = isFlat ? 0 : sheet.step.read.first?.axes.first?.start ?? 0
    let name = view.mapName(first + group, of: view.network.nodes[maps])
    return "\(view.network.nodes[maps].alias) map \(first + group)"
      + (name.isEmpty ? "" : ", \(name)")
  }

  private func put(
    _ sum: Double?, _ row: Int, _ rect: Rect, _ painter: inout Painter, ink: Ink = .text,
    bold: Bool = false
  ) {
    let text = sum.map { numerals.text($0) } ?? "·"
    painter.put(
      rightBefore: rect.column + width, text, row, sum == nil ? .faint : ink, bold: bold)
  }

  /// A mean and a share have decimals where what they are made of has none.
  private var numerals: Numerals {
    if sheet.sumNumerals != sheet.numerals, !sheet.hasConclusion { return sheet.sumNumerals }
    let isWhole = sheet.divisor == 1 && sheet.numerals.decimals == 0
    return isWhole ? sheet.numerals : Numerals(decimals: max(2, sheet.numerals.decimals))
  }

  private func draw(
    _ index: Int, _ row: Int, _ rect: Rect, _ reach: Reach, _ painter: inout Painter
  ) {
    let isHere = index == focus
    let name: Ink = isHere ? .here : sheet.isPadding(index) ? .faint : .text
    if isHere { painter.put("▸", row, rect.column, .here, bold: true) }
    let value = sheet.value(index)
    var column = rect.column + 2
    if index < sheet.count {
      painter.put(readTitles[index] ?? "", row, column, name, bold: isHere)
      column += readWidth + 1
      let read = sheet.read(index)
      if sheet.isPadding(index) {
        painter.putNumber(
          sheet.isLargest ? "–" : "0", .empty, row, column, width: numberWidth, isFaint: true)
      } else {
        painter.putNumber(
          read.map { sheet.numerals.text($0) } ?? "·",
          view.readTone(read, of: sheet.source(index), channel: sheet.readMap(index)), row, column,
          width: numberWidth, isHere: isHere && !hasWeights, isFaint: read == nil)
      }
    }
    if madeWidth > 0, index < sheet.count {
      painter.put(
        value.map { Float($0) }, sheet.sumNumerals, reach: reach.product, row,
        rect.column + productEnd - madeNumber, width: madeNumber)
    }
    if hasWeights { drawProduct(index, value, isHere, row, rect, reach, &painter) }
    guard hasSums else { return }
    let sum = index < sheet.count || isHere || hasWeights ? sheet.sum(index) : nil
    painter.put(
      rightBefore: rect.column + width, sum.map { sheet.sumNumerals.text($0) } ?? sumGap, row,
      sum == nil ? .faint : isHere ? .here : .text, bold: isHere)
  }

  /// Where nothing can be said before the last term, nothing stands: a dot is what is yet to come.
  private var sumGap: String { sheet.isComplete ? "" : "·" }

  private func drawProduct(
    _ index: Int, _ value: Double?, _ isHere: Bool, _ row: Int, _ rect: Rect, _ reach: Reach,
    _ painter: inout Painter
  ) {
    var column = weightColumn(rect)
    let isProduct = index < sheet.count
    if isProduct { painter.put("×", row, column - 2, .faint) }
    painter.put(weightName(index), row, column, isHere ? .here : .text, bold: isHere)
    column += weightWidth + 1
    // Weights are never hidden, the bias is one of them.
    let weight = isProduct ? sheet.weight(index) : biasValue
    if isHere, let typed {
      painter.putNumber(typed + "▏", .here, row, column, width: numberWidth, isHere: true)
    } else {
      painter.put(
        weight, sheet.numerals, reach: reach.weight, row, column, width: numberWidth,
        isHere: isHere && view.interaction.hand == .kernel, bold: true)
    }
    guard isProduct else { return }
    column += numberWidth
    painter.put("=", row, column + 1, .faint)
    painter.put(
      value.map { Float($0) }, sheet.numerals, reach: reach.product, row, column + 3,
      width: numberWidth, isHere: isHere && view.interaction.hand != .kernel)
  }

  private var biasValue: Float? {
    sheet.step.bias.flatMap {
      view.scene.numbers(of: sheet.position.place.layer)($0.source, $0[0])
    }
  }

  /// The magnitudes that the colours of weights and products reach to.
  private struct Reach {
    let weight: Float
    let product: Float
  }
}
