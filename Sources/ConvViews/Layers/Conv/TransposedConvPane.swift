import ConvCanvas
import ConvNet
import ConvSession

/// A transposed conv of pictures: which inputs come to an output, and through which numbers of the
/// kernel.
struct TransposedConvPane: Pane {
  let view: View
  private let conv: ConvTranspose
  private let weight: Tensor
  private let sheet: TermSheet
  /// The channels of the input that are read.
  private let channels: Span

  static let least = Size(rows: 8, columns: 44)

  /// - Returns: nil for signals and volumes, and where the weights are not known.
  init?(view: View) {
    let sheet = TermSheet(view)
    guard let conv = view.node.layer as? ConvTranspose, view.node.shape.rank == 3,
      let weight = view.scene.weights(view.position.place.layer).value?["weight"],
      let channels = sheet.step.read.first?.axes.first
    else { return nil }
    (self.view, self.conv, self.weight) = (view, conv, weight)
    (self.sheet, self.channels) = (sheet, channels)
  }

  var words: [Words] {
    if interaction.hand == .input { return HandWords(view).onInput }
    if let difference = view.differenceWords { return [difference] }
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
      "\(bold: "\(terms) of the \(all)") numbers of each kernel \(terms == 1 ? "comes" : "come") to \(here: sheet.name), from what is marked: times \(channels.count) \(channels.count == 1 ? "channel" : "channels") that is \(bold: Numerals.count(sheet.count)) \(sheet.count == 1 ? "product" : "products").",
      sizes,
    ]
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let channel = channelAtHand
    var input = view.inputImage(node, channel: channels[channel])
    let output = view.marking(view.layerImage(position.map))
    input.marked = view.isOneNumber || interaction.hand == .input ? marks.input : nil
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: Magnification.isRoomy(view.size), isStacked: rowsOfTaps(channel))
    columns.drawInput(
      input, channel: channels[channel], isCloser: !columns.isStacked, on: &painter)
    columns.drawOutput(output, on: &painter)
    columns.drawPlaceInMaps("the same place in all maps", on: &painter)
    drawTaps(channel, columns.middle, on: &painter)
    painter.put(words, in: columns.words)
  }

  /// Rows that the kernel and the sums take at least.
  private func rowsOfTaps(_ channel: Int) -> Int {
    let sums = view.isOneNumber ? min(9, sheet.explanation.termsPerChannel) + 6 : 0
    return conv.grid.kernelSize[0] + 1 + sums
  }

  /// The place's, and where none is chosen the one that adds most.
  private var channelAtHand: Int {
    if session.place.rung >= .channel { return min(position.channel, channels.count - 1) }
    let terms = sheet.explanation.termsPerChannel
    guard view.isOneNumber, sheet.isComplete else { return 0 }
    func total(_ channel: Int) -> Double {
      (channel * terms..<(channel + 1) * terms).reduce(0) { $0 + (sheet.value($1) ?? 0) }.magnitude
    }
    return (0..<channels.count).max { total($0) < total($1) } ?? 0
  }

  /// The kernel of the channel, with the numbers that come to the output, and what they add.
  private func drawTaps(_ channel: Int, _ rect: Rect, on painter: inout Painter) {
    let map = position.map % (conv.outputChannels / conv.groups)
    let kernel = Array(conv.grid.kernelSize)
    let cells = kernel.reduce(1, *)
    let source = channels[channel]
    let start = weight.shape.offset([source, map, 0, 0])
    let numbers = Array(weight.elements[start..<start + cells])
    painter.title(
      "kernel", view.weightName([source, map]), rect.row, rect.column,
      width: rect.columns)
    let numerals = Numerals(numbers)
    var grid = NumberGrid(
      numbers.map { $0 }, width: kernel[1], numerals: numerals, reach: view.reachOfWeights())
    let terms = sheet.explanation.termsPerChannel
    let first = channel * terms
    let taps = (first..<first + terms).compactMap { index -> Int? in
      guard view.isOneNumber, !sheet.isPadding(index), let place = sheet.step.weight?[index] else {
        return nil
      }
      return place[2] * kernel[1] + place[3]
    }
    grid.marked = Set(taps)
    let form = NumberGrid.form(
      height: kernel[0], width: kernel[1], shown: numbers, numerals: numerals,
      rows: max(1, rect.rows - 7 - min(9, terms)), columns: rect.columns,
      most: Magnification.isRoomy(view.size) ? 3 : 1)
    let end = grid.draw(form, on: &painter, rect.row + 1, rect.column)
    guard view.isOneNumber else { return }
    let row = end + 1
    drawSums(
      source, first..<first + (taps.isEmpty ? 0 : terms),
      Rect(
        row: row, column: rect.column, rows: rect.row + rect.rows - row, columns: rect.columns),
      on: &painter)
  }

  /// The products of the channel, as many as there is room for, and all that is added to them.
  private func drawSums(
    _ channel: Int, _ terms: Range<Int>, _ rect: Rect, on painter: inout Painter
  ) {
    var row = rect.row
    for index in terms.prefix(max(0, rect.rows - 4)) {
      let read = sheet.read(index).map { sheet.numerals.text($0) } ?? "·"
      let factor = sheet.weight(index).map { sheet.numerals.text($0) } ?? "·"
      painter.put("\(read) × \(factor)", row, rect.column, .text, width: rect.columns)
      row += 1
    }
    let end = rect.column + min(20, rect.columns)
    func line(_ name: String, _ value: Double?, isHere: Bool = false) {
      guard row < rect.row + rect.rows else { return }
      painter.put(name, row, rect.column, isHere ? .here : .label, bold: isHere)
      painter.put(
        rightBefore: end, value.map { sheet.numerals.text($0) } ?? "·", row,
        isHere ? .here : .text, bold: true)
      row += 1
    }
    let added = terms.reduce(0) { $0 + (sheet.value($1) ?? 0) }
    line("channel \(channel)", sheet.isComplete ? added : nil)
    let others = channels.count - 1
    if others > 0 {
      line("the other \(others)", sheet.isComplete ? (sheet.sumSoFar ?? 0) - added : nil)
    }
    if sheet.step.bias != nil { line("bias", sheet.value(sheet.count)) }
    line(
      "= \(node.alias.count < 8 ? node.alias : "y")", sheet.result.map(Double.init), isHere: true)
  }
}
