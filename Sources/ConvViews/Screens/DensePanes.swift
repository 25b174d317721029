import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  mutating func drawDense(_ body: Rect) {
    let sheet = TermSheet(view)
    let rows = body.rows - 4
    let rect = Rect(row: body.row, column: body.column, rows: rows, columns: body.columns)
    let table = TermTable(view, sheet, rows: rows)
    let width: Int
    // Typing needs the weights themselves; few terms are never put together.
    if table.span == nil || sheet.count <= 9 || interaction.hand == .kernel
      || interaction.hand == .input
    {
      table.draw(on: &self, rect)
      width = table.width
    } else {
      let groups = TermGroups(view, sheet, rows: rows)
      groups.draw(on: &self, rect)
      width = groups.width(in: rect)
    }
    let side = Rect(
      row: body.row, column: body.column + width + 1, rows: rows,
      columns: body.columns - width - 1)
    if interaction.hand == .kernel {
      drawAnswer(
        Rect(
          row: side.row, column: side.column + 2, rows: side.rows, columns: side.columns - 2))
    } else {
      drawUnits(side)
    }
    put(
      denseWords(sheet),
      in: Rect(
        row: body.row + body.rows - 3, column: body.column, rows: 3, columns: body.columns))
  }

  private mutating func drawUnits(_ rect: Rect) {
    let layer = position.place.layer
    put(
      "\(bold: node.alias) \(label: "\(node.shape)")", rect.row, rect.column + 2,
      width: rect.columns - 2)
    let list = UnitList(view: view, layer: layer, current: view.elementAtHand.place.element) {
      [self] index in
      let name = view.unitName(layer, index)
      return name.isEmpty ? "[\(index)]" : name
    }
    list.draw(
      on: &self,
      Rect(row: rect.row + 1, column: rect.column, rows: rect.rows - 1, columns: rect.columns))
  }

  private func denseWords(_ sheet: TermSheet) -> [Words] {
    let element = sheet.position.place.element
    let label = view.unitName(sheet.position.place.layer, element)
    let name = label.isEmpty ? sheet.name : label
    switch interaction.hand {
    case .kernel:
      if marks.isBias { return ["The bias of \(here: name) is added once, whatever it reads."] }
      return [
        "\(here: "This one weight") takes part in one product only, of \(bold: name): a dense layer "
          + "shares nothing. A conv's weight serves a whole map."
      ]
    case .input:
      return [
        "All \(bold: Numerals.count(node.shape.count)) units read \(here: "this number"), each with "
          + "a weight of its own: nothing is left out, nothing is shared."
      ]
    case .pass, .output: break
    }
    let inputs = Numerals.count(sheet.count)
    var lines: [Words] = [
      "\(here: name) adds up \(bold: inputs) inputs, each times its own weight"
        + (sheet.step.bias == nil ? "." : ", and the bias once.")
    ]
    guard sheet.isComplete else { return lines }
    let products = (0..<sheet.count).map { sheet.value($0) ?? 0 }
    if let best = products.indices.max(by: { products[$0] < products[$1] }), products[best] > 0 {
      lines.append(
        "Most for it: \(view.readTitle(sheet, best)) with "
          + "\(sheet.numerals.text(products[best]), .positive).")
    } else {
      lines.append("Nothing that it reads speaks for it.")
    }
    return lines + [against(sheet, products)]
  }

  private func against(_ sheet: TermSheet, _ products: [Double]) -> Words {
    guard let worst = products.indices.min(by: { products[$0] < products[$1] }), products[worst] < 0
    else { return "Nothing speaks against it." }
    return "Most against: \(view.readTitle(sheet, worst)) with "
      + "\(sheet.numerals.text(products[worst]), .negative)."
  }
}
