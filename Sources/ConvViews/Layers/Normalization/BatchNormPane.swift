import ConvCanvas
import ConvNet
import ConvSession

/// A straight line between what goes in and what comes out, with its four numbers.
struct BatchNormPane: Pane {
  let view: View
  private let sheet: TermSheet
  private let channel: ChannelNumbers
  private let numerals = Numerals(decimals: 2)

  static let least = Size(rows: 10, columns: 46)
  /// Columns of the steps where no more are left: a name, its number, what has come together.
  private static let narrow = 22

  /// Nil where there are no maps, or the numbers of the channel are not known.
  init?(_ view: View) {
    sheet = TermSheet(view)
    guard view.node.shape.cells > 1,
      let channel = ChannelNumbers(view, channel: sheet.position.element[0])
    else { return nil }
    (self.view, self.channel) = (view, channel)
  }

  var words: [Words] {
    if interaction.hand == .input { return HandWords(view).onInput }
    if let difference = view.differenceWords { return [difference] }
    let slope = channel.weight / channel.root
    return [
      "y = (x − mean) ÷ √(var + eps) × weight + bias: \(bold: "\(node.shape)") stays.",
      "For this map one line: y = \(bold: numerals.text(slope)) x + "
        + "\(bold: numerals.text(channel(0))), the same in every cell.",
      node.computed.isEmpty
        ? "\(label: "Mean and var were measured while learning; weight and bias were learned.")"
        : network.computedWords(position.place.layer)[0],
    ]
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    var input = view.inputImage(node, channel: position.map)
    let output = view.marking(view.layerImage(position.map))
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: true, least: BatchNormPane.narrow)
    if view.isOneNumber {
      input.current = node.shape.gridSpot(sheet.position.element)
    } else if interaction.hand == .input {
      input.marked = marks.input
    }
    columns.drawInput(input, channel: position.map, isCloser: false, on: &painter)
    columns.drawPlaceInInputs(on: &painter)
    columns.drawOutput(output, on: &painter)
    columns.drawPlaceInMaps("the same place in all maps", on: &painter)
    let row = drawSteps(columns.middle, on: &painter)
    let rest = Rect(
      row: row + 1, column: columns.middle.column, rows: columns.words.row - row - 1,
      columns: columns.middle.columns)
    if rest.rows >= 11 {
      var curve = FunctionCurve(
        view, sheet, formula: "", input: view.isOneNumber ? sheet.read(0) : nil,
        output: view.isOneNumber ? sheet.result : nil, function: { channel($0) })
      curve.saysNumbers = false
      curve.draw(on: &painter, rest)
    }
    painter.put(words, in: columns.words)
  }

  /// One line for each step of the formula, with what has come together on the right.
  /// - Returns: the row after them.
  private func drawSteps(_ rect: Rect, on painter: inout Painter) -> Int {
    let x = view.isOneNumber ? scene.value(node.inputs[0], sheet.position.element).value : nil
    let isKnown = x != nil && sheet.isComplete
    let start = Double(x ?? 0)
    let centred = start - Double(channel.mean)
    let scaled = centred / Double(channel.root)
    let isWide = rect.columns >= 28
    let lines: [(String, Float?, Double)] = [
      ("x", nil, start), ("− mean", channel.mean, centred),
      (isWide ? "÷ deviation" : "÷ √var", channel.root, scaled),
      ("× weight", channel.weight, scaled * Double(channel.weight)),
      ("+ bias", channel.bias, channel(start)),
    ]
    for (offset, (name, number, value)) in lines.enumerated() {
      let row = rect.row + 1 + offset
      painter.put(name, row, rect.column, .label)
      let isHand = interaction.hand == .kernel && offset == (marks.isBias ? 4 : 3)
      if let number {
        let typed = isHand ? interaction.typed.map { $0 + "▏" } : nil
        painter.put(
          rightBefore: rect.column + (isWide ? 17 : 15), typed ?? numerals.text(number), row,
          isHand ? .here : .text, bold: isHand)
      }
      guard view.isOneNumber else { continue }
      let isLast = offset == lines.count - 1
      painter.put(
        rightBefore: rect.column + (isWide ? 28 : BatchNormPane.narrow),
        isKnown ? numerals.text(value) : "·", row,
        isLast && isKnown ? .here : .text, bold: isLast)
    }
    return rect.row + 1 + lines.count
  }
}

/// The numbers of one channel of a batch normalization.
private struct ChannelNumbers {
  let mean: Float
  let weight: Float
  let bias: Float
  /// The root of the variance, which epsilon keeps from being 0.
  let root: Float

  init?(_ view: View, channel: Int) {
    guard let norm = view.node.layer as? BatchNorm,
      let weights = view.scene.weights(view.position.place.layer).value,
      let mean = weights["running_mean"], let variance = weights["running_var"],
      let weight = weights["weight"], let bias = weights["bias"]
    else { return nil }
    (self.mean, self.weight, self.bias) = (mean[channel], weight[channel], bias[channel])
    root = (variance[channel] + norm.epsilon).squareRoot()
  }

  func callAsFunction(_ x: Double) -> Double {
    (x - Double(mean)) / Double(root) * Double(weight) + Double(bias)
  }
}
