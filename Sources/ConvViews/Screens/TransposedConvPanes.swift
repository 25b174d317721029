import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// Signals and volumes are told by their terms.
  mutating func drawTransposed(_ body: Rect) {
    let sheet = TermSheet(view)
    guard let conv = node.layer as? ConvTranspose, node.shape.rank == 3,
      let weights = scene.weights(position.place.layer).value, let weight = weights["weight"],
      let channels = sheet.step.read.first?.axes.first
    else { return drawTerms(body) }
    let channel = channelAtHand(sheet, channels.count)
    var input = view.inputImage(node, channel: channels[channel])
    let output = marking(view.image(position.place.layer, channel: position.map))
    input.marked = view.isOneNumber || interaction.hand == .input ? marks.input : nil
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true)
    drawInput(input, columns, channel: channels[channel])
    drawOutput(output, columns)
    drawTaps(conv, weight, sheet, (channel, channels), columns.middle)
    put(transposedWords(conv, sheet, channels.count), in: columns.words)
  }

  /// The place's, and where none is chosen the one that adds most.
  private func channelAtHand(_ sheet: TermSheet, _ count: Int) -> Int {
    if session.place.rung >= .channel { return min(position.channel, count - 1) }
    let terms = sheet.explanation.termsPerChannel
    guard view.isOneNumber, sheet.isComplete else { return 0 }
    func total(_ channel: Int) -> Double {
      (channel * terms..<(channel + 1) * terms).reduce(0) { $0 + (sheet.value($1) ?? 0) }.magnitude
    }
    return (0..<count).max { total($0) < total($1) } ?? 0
  }

  /// The kernel of the channel, with the numbers that come to the output, and what they add.
  private mutating func drawTaps(
    _ conv: ConvTranspose, _ weight: Tensor, _ sheet: TermSheet,
    _ channel: (index: Int, all: Span), _ rect: Rect
  ) {
    let map = position.map % (conv.outputChannels / conv.groups)
    let kernel = Array(conv.grid.kernelSize)
    let cells = kernel.reduce(1, *)
    let source = channel.all[channel.index]
    let start = weight.shape.offset([source, map, 0, 0])
    let numbers = Array(weight.elements[start..<start + cells])
    title(
      "kernel", Reference("weight", nil, [source, map]).text, rect.row, rect.column,
      width: rect.columns)
    let numerals = Numerals(numbers)
    var grid = NumberGrid(numbers.map { $0 }, width: kernel[1], numerals: numerals)
    let terms = sheet.explanation.termsPerChannel
    let first = channel.index * terms
    let taps = (first..<first + terms).compactMap { index -> Int? in
      guard view.isOneNumber, !sheet.isPadding(index), let place = sheet.step.weight?[index] else {
        return nil
      }
      return place[2] * kernel[1] + place[3]
    }
    if taps.count == 1 { grid.current = taps[0] }
    let form = NumberGrid.form(
      height: kernel[0], width: kernel[1], shown: numbers, numerals: numerals,
      rows: max(1, rect.rows - 7), columns: rect.columns)
    draw(grid, form, rect.row + 1, rect.column)
    guard view.isOneNumber else { return }
    let row = rect.row + 2 + kernel[0]
    drawTapSums(
      sheet, source, first..<first + (taps.isEmpty ? 0 : terms), others: channel.all.count - 1,
      Rect(
        row: row, column: rect.column, rows: rect.row + rect.rows - row, columns: rect.columns))
  }

  /// The products of the channel, as many as there is room for, and all that is added to them.
  private mutating func drawTapSums(
    _ sheet: TermSheet, _ channel: Int, _ terms: Range<Int>, others: Int, _ rect: Rect
  ) {
    var row = rect.row
    for index in terms.prefix(max(0, rect.rows - 4)) {
      let read = sheet.read(index).map { sheet.numerals.text($0) } ?? "·"
      let factor = sheet.weight(index).map { sheet.numerals.text($0) } ?? "·"
      put("\(read) × \(factor)", row, rect.column, .text, width: rect.columns)
      row += 1
    }
    let end = rect.column + min(20, rect.columns)
    func line(_ name: String, _ value: Double?, isHere: Bool = false) {
      guard row < rect.row + rect.rows else { return }
      put(name, row, rect.column, isHere ? .here : .label, bold: isHere)
      put(
        rightBefore: end, value.map { sheet.numerals.text($0) } ?? "·", row,
        isHere ? .here : .text, bold: true)
      row += 1
    }
    let added = terms.reduce(0) { $0 + (sheet.value($1) ?? 0) }
    line("channel \(channel)", sheet.isComplete ? added : nil)
    if others > 0 {
      line("the other \(others)", sheet.isComplete ? (sheet.sumSoFar ?? 0) - added : nil)
    }
    if sheet.step.bias != nil { line("bias", sheet.value(sheet.count)) }
    line(
      "= \(node.alias.count < 8 ? node.alias : "y")", sheet.result.map(Double.init), isHere: true)
  }

  private func transposedWords(_ conv: ConvTranspose, _ sheet: TermSheet, _ channels: Int)
    -> [Words]
  {
    if interaction.hand == .input { return inputHandWords }
    let stride = Pair(conv.grid.stride[0], conv.grid.stride[1]).description.replacing(
      "x", with: "×")
    let kernel = conv.grid.kernelSize.map(String.init).joined(separator: "×")
    let sizes: Words =
      "\("H, W \(node.inputShapes[0].grid) → \(node.shape.grid)", .grid); \("C \(node.inputShapes[0].channels) → \(node.shape.channels)", .channels); \(node.parameterWords)."
    let all = conv.grid.kernelSize.reduce(1, *)
    guard view.isOneNumber else {
      return [
        "Every number of the input lays down the \(kernel) kernel, times itself, \(bold: stride) cells apart; where they overlap they add up.",
        sizes,
      ]
    }
    let terms = sheet.explanation.termsPerChannel
    guard sheet.step.weight != nil else {
      return [
        "No kernel comes to this place: it is \(sheet.step.bias == nil ? "0" : "the bias alone").",
        sizes,
      ]
    }
    return [
      "\(bold: "\(terms) of the \(all)") numbers of each kernel \(terms == 1 ? "comes" : "come") to \(here: sheet.name), from what is marked: times \(channels) \(channels == 1 ? "channel" : "channels") that is \(bold: Numerals.count(sheet.count)) \(sheet.count == 1 ? "product" : "products").",
      sizes,
    ]
  }
}
