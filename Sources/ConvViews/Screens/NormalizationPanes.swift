import ConvCanvas
import ConvNet
import ConvSession

/// The numbers of one channel of a batch normalization.
private struct ChannelNumbers {
  let mean: Float
  let variance: Float
  let weight: Float
  let bias: Float
  let epsilon: Float

  init?(_ view: View, channel: Int) {
    guard let norm = view.node.layer as? BatchNorm,
      let weights = view.scene.weights(view.position.place.layer).value,
      let mean = weights["running_mean"], let variance = weights["running_var"],
      let weight = weights["weight"], let bias = weights["bias"]
    else { return nil }
    (self.mean, self.variance) = (mean[channel], variance[channel])
    (self.weight, self.bias, epsilon) = (weight[channel], bias[channel], norm.epsilon)
  }

  var root: Float { (variance + epsilon).squareRoot() }
  func callAsFunction(_ x: Double) -> Double {
    (x - Double(mean)) / Double(root) * Double(weight) + Double(bias)
  }
}

extension Painter {
  mutating func drawNormalization(_ body: Rect) {
    let sheet = TermSheet(view)
    let channel = sheet.position.element[0]
    guard node.shape.cells > 1, let numbers = ChannelNumbers(view, channel: channel) else {
      return drawTerms(body)
    }
    var input = view.inputImage(node, channel: position.map)
    let output = marking(view.image(position.place.layer, channel: position.map))
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: true, least: 22)
    let x = view.isOneNumber ? scene.value(node.inputs[0], sheet.position.element).value : nil
    if view.isOneNumber {
      input.current = node.shape.gridSpot(sheet.position.element)
    } else if interaction.hand == .input {
      input.marked = marks.input
    }
    drawInput(input, columns, channel: position.map)
    drawOutput(output, columns)
    let row = drawChannelNumbers(numbers, x, sheet, columns.middle)
    let rest = Rect(
      row: row + 1, column: columns.middle.column, rows: columns.words.row - row - 1,
      columns: min(21, columns.middle.columns))
    if rest.rows >= 11 {
      FunctionCurve(
        view, sheet, formula: "", input: nil, output: nil, function: { numbers($0) }
      ).draw(on: &self, rest)
    }
    put(normalizationWords(numbers, sheet), in: columns.words)
  }

  /// One line for each step of the formula, with what has come together on the right.
  /// - Returns: the row after them.
  private mutating func drawChannelNumbers(
    _ numbers: ChannelNumbers, _ x: Float?, _ sheet: TermSheet, _ rect: Rect
  ) -> Int {
    let numerals = Numerals(decimals: 2)
    let isKnown = x != nil && sheet.isComplete
    let start = Double(x ?? 0)
    let centred = start - Double(numbers.mean)
    let scaled = centred / Double(numbers.root)
    let lines: [(String, Float?, Double)] = [
      ("x", nil, start), ("− mean", numbers.mean, centred), ("÷ deviation", numbers.root, scaled),
      ("× weight", numbers.weight, scaled * Double(numbers.weight)),
      ("+ bias", numbers.bias, numbers(start)),
    ]
    for (offset, (name, number, value)) in lines.enumerated() {
      let row = rect.row + 1 + offset
      put(name, row, rect.column, .label)
      let isHand = interaction.hand == .kernel && offset == (marks.isBias ? 4 : 3)
      if let number {
        put(
          rightBefore: rect.column + 16,
          isHand
            ? interaction.typed.map { $0 + "▏" } ?? numerals.text(number)
            : numerals.text(number), row, isHand ? .here : .text, bold: isHand)
      }
      guard view.isOneNumber else { continue }
      let isLast = offset == lines.count - 1
      put(
        rightBefore: rect.column + 22, isKnown ? numerals.text(value) : "·", row,
        isLast && isKnown ? .here : .text, bold: isLast)
    }
    return rect.row + 1 + lines.count
  }

  private func normalizationWords(_ numbers: ChannelNumbers, _ sheet: TermSheet) -> [Words] {
    if interaction.hand == .input { return inputHandWords }
    let numerals = Numerals(decimals: 2)
    let slope = numbers.weight / numbers.root
    return [
      "y = (x − mean) ÷ √(var + eps) × weight + bias: \(bold: "\(node.shape)") stays.",
      "For this map one line: y = \(bold: numerals.text(slope)) x + "
        + "\(bold: numerals.text(numbers(0))), the same in every cell.",
      "\(label: "Mean and var were measured while learning; weight and bias were learned.")",
    ]
  }
}
