import ConvCanvas
import ConvNet
import ConvSession

extension LayerPanes {
  /// A curve between what goes in and what comes out.
  static let activation = LayerPanes(
    kinds: [ReLU.kind], map: { painter, body in painter.drawActivation(body) },
    cell: { painter, body in painter.drawActivation(body) })
}

extension Painter {
  /// Whether one number is looked at, not the whole map.
  private var isOneNumber: Bool {
    session.place.rung >= .cell || interaction.hand == .output
  }

  fileprivate mutating func drawActivation(_ body: Rect) {
    let sheet = TermSheet(self)
    if node.shape.rank == 3 { drawActivationMaps(sheet, body) } else { drawActivationUnits(sheet, body) }
    put(
      activationWords(sheet),
      in: Rect(
        row: body.row + body.rows - 3, column: body.column, rows: 3, columns: body.columns))
  }

  private mutating func drawActivationMaps(_ sheet: TermSheet, _ body: Rect) {
    var input = inputImage(node, channel: position.map)
    let output = marking(image(position.place.layer, channel: position.map))
    let columns = Columns(
      self, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: true, least: 16)
    if isOneNumber, sheet.position.element.count == 3 {
      input.current = (sheet.position.element[1], sheet.position.element[2])
    } else if interaction.hand == .input {
      input.marked = marks.input
    }
    drawInput(input, columns, channel: position.map)
    drawOutput(output, columns)
    ReLUCurve(self, sheet, isOneNumber: isOneNumber).draw(on: &self, columns.middle)
  }

  /// A vector's numbers stand in two lists.
  private mutating func drawActivationUnits(_ sheet: TermSheet, _ body: Rect) {
    let source = node.inputs[0]
    let width = (body.columns - 26) / 2
    let rows = body.rows - 5
    let element = sheet.position.place.element
    for (layer, column) in [
      (source, body.column), (position.place.layer, body.column + body.columns - width),
    ] {
      title(network.nodes[layer].alias, "\(network.nodes[layer].shape)", body.row, column + 2)
      let list = UnitList(layer: layer, current: element, isCurrentHere: isOneNumber) { "[\($0)]" }
      list.draw(
        on: &self, Rect(row: body.row + 1, column: column, rows: rows, columns: width))
    }
    ReLUCurve(self, sheet, isOneNumber: isOneNumber).draw(
      on: &self,
      Rect(row: body.row, column: body.column + width + 4, rows: rows + 1, columns: 18))
  }

  private func activationWords(_ sheet: TermSheet) -> [Words] {
    if interaction.hand == .input { return inputHandWords }
    let what = node.shape.rank == 3 ? "map" : "vector"
    var lines: [Words] = [
      "ReLU lets pass what is above 0 and puts everything else out. Shape stays "
        + "\(bold: "\(node.shape)"), no weights."
    ]
    if isOneNumber, sheet.isComplete, let read = sheet.read(0) {
      let value = sheet.numerals.text(read)
      lines.append(
        read > 0
          ? "\(value, .positive) is above 0: it passes as it is."
          : read < 0
            ? "\(value, .negative) is below 0: it goes out, the output is \(here: "0")."
            : read.isNaN ? "A NaN stays one, so that it is seen." : "0 stays 0.")
    } else if let (out, all) = extinguished {
      lines.append(
        "In this \(what) \(out == 0 ? "nothing" : "\(Numerals.count(out)) of \(Numerals.count(all)) numbers"), \(bold: out == 0 ? "none" : "\(Int((Double(out) / Double(all) * 100).rounded())) %"), went out.")
    }
    lines.append(
      "\(label: "Without such a bend, two convolutions in a row would be no more than one.")")
    return lines
  }

  /// How many numbers of the map at hand were below zero, once all of them are done.
  var extinguished: (out: Int, all: Int)? {
    guard let reading = scene.reading(node.inputs[0]).value,
      let done = scene.reading(position.place.layer).value
    else { return nil }
    let cells = position.cellsPerMap
    let start = position.map * cells
    guard done.isKnown(start + cells - 1) else { return nil }
    let out = (start..<start + cells).count { (reading[$0] ?? 0) < 0 }
    return (out, cells)
  }
}
