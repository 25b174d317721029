import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// All classes, one a row, from the score to the share; its terms are the exponentials.
  mutating func drawSoftmax(_ body: Rect) {
    let sheet = TermSheet(view)
    let table = SoftmaxTable(
      sheet: sheet, focus: interaction.hand == .pass ? view.focus(sheet) : nil)
    let rows = body.rows - 4
    table.draw(
      on: &self, Rect(row: body.row, column: body.column, rows: rows, columns: body.columns))
    put(
      softmaxWords(sheet),
      in: Rect(
        row: body.row + body.rows - 3, column: body.column, rows: 3, columns: body.columns))
  }

  private func softmaxWords(_ sheet: TermSheet) -> [Words] {
    let exponents = SoftmaxTable.exponents
    let name = view.unitTitle(position.place.layer, sheet.position.place.element)
    let largest = SoftmaxTable.largest(sheet)
    if session.place.rung == .term, interaction.hand == .pass {
      let index = session.place.term
      if index < sheet.count, let read = sheet.read(index), let value = sheet.value(index),
        let after = sheet.sum(index)
      {
        return [
          "exp(\(sheet.position.node.inputs.isEmpty ? "" : SoftmaxTable.scores.text(read)) − "
            + "\(SoftmaxTable.scores.text(largest))) = \(here: exponents.text(value)): the sum is "
            + "now \(bold: exponents.text(after)).",
          "\(label: "Taking the largest score away first changes no share, and no exp gets too large.")",
        ]
      }
    }
    var lines: [Words] = [
      "exp makes every score positive and large ones much larger; divided by their sum they are "
        + "shares, and together always 1."
    ]
    if let result = sheet.result, let sum = sheet.sum(sheet.count - 1),
      let own = sheet.value(sheet.position.place.element)
    {
      lines.append(
        "\(here: name): \(exponents.text(own)) ÷ \(exponents.text(sum)) = "
          + "\(here: Numerals.percent(result)).")
    }
    return lines
  }
}
