import ConvCanvas
import ConvNet
import ConvSession

/// All classes, one a row, from the score to the share; its terms are the exponentials.
struct SoftmaxPane: Pane {
  let view: View
  private let sheet: TermSheet
  private let table: SoftmaxTable

  static let least = Size(rows: 8, columns: 52)

  init(view: View) {
    (self.view, sheet) = (view, TermSheet(view))
    table = SoftmaxTable(view, sheet)
  }

  var words: [Words] {
    if session.place.rung == .term, interaction.hand == .pass, let words = termWords {
      return words
    }
    let start: Words =
      "exp makes every score positive and large ones much larger; divided by their sum they are "
      + "shares, and together always 1."
    guard let result = sheet.result, let sum = sheet.sum(sheet.count - 1),
      let own = sheet.value(sheet.position.place.element)
    else { return [start] }
    let name = view.unitTitle(position.place.layer, sheet.position.place.element)
    let exponents = SoftmaxTable.exponents
    return [
      start,
      "\(here: name): \(exponents.text(own)) ÷ \(exponents.text(sum)) = "
        + "\(here: Numerals.percent(result)).",
    ]
  }

  /// The exponential at hand; nil where the quotient is.
  private var termWords: [Words]? {
    let index = session.place.term
    guard index < sheet.count, let read = sheet.read(index), let value = sheet.value(index),
      let after = sheet.sum(index)
    else { return nil }
    let (scores, exponents) = (SoftmaxTable.scores, SoftmaxTable.exponents)
    return [
      "exp(\(scores.text(read)) − \(scores.text(table.largest))) = \(here: exponents.text(value)): "
        + "the sum is now \(bold: exponents.text(after)).",
      "\(label: "Taking the largest score away first changes no share, and no exp gets too large.")",
    ]
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    table.draw(on: &painter, body.dropping(bottom: 4))
    painter.put(words, in: body.bottom(3))
  }
}
