import ConvCanvas
import ConvNet
import ConvSession

/// The numbers around the one at hand, each with the place it was taken from: so the rule of the
/// move is seen.
struct MovedNeighbours {
  let view: View
  let sheet: TermSheet

  private static let leastRows = 4
  /// Rows of a column at most; more of them say nothing new.
  private static let mostRows = 12

  /// Draws as many columns of them as there is room for.
  func draw(_ rect: Rect, on painter: inout Painter) {
    guard Magnification.isRoomy(view.size), rect.rows >= MovedNeighbours.leastRows,
      !view.session.isAsked(view.elementAtHand.place)
    else { return }
    let (shape, rows) = (view.node.shape, min(rect.rows - 1, MovedNeighbours.mostRows))
    let offset = shape.offset(sheet.position.element)
    let widest = Canvas.width(of: line(shape.count - 1).name) + 14
    let columns = max(1, rect.columns / widest)
    let count = min(shape.count, rows * columns)
    let start = min(max(0, offset - count / 2), shape.count - count)
    painter.put(
      Painter.longest(
        [
          view.isOneNumber
            ? "where it and the numbers around it were" : "where its numbers were",
          "where they were",
        ], in: rect.columns - 2),
      rect.row, rect.column + 2, .label)
    let tall = (count + columns - 1) / columns
    for index in 0..<count {
      let row = rect.row + 1 + index % tall
      draw(start + index, row, rect.column + index / tall * widest, widest, on: &painter)
    }
  }

  private func draw(
    _ offset: Int, _ row: Int, _ column: Int, _ width: Int, on painter: inout Painter
  ) {
    let (name, value) = line(offset)
    let isHere = view.isOneNumber && offset == view.node.shape.offset(sheet.position.element)
    if isHere { painter.put("▸", row, column, .here, bold: true) }
    painter.put(
      name, row, column + 2, isHere ? .here : .label, bold: isHere, width: width - 12)
    painter.put(
      value, sheet.numerals, reach: reach, row, column + width - 10, width: 8, isHere: isHere)
  }

  private var reach: Float {
    view.scene.reading(view.position.place.layer).value.map { view.reach($0) } ?? 1
  }

  /// `slice[1,0,0] was pixel[1,4,5]`, and the number.
  private func line(_ offset: Int) -> (name: String, value: Float?) {
    let (node, layer) = (view.node, view.position.place.layer)
    let element = node.shape.element(at: offset)
    let explanation = node.explain(element)
    var source = "a fixed number"
    if case .sum = explanation.walkedStep.rule, explanation.termCount > 0,
      case .product(let from, let place, _) = explanation.term(0)
    {
      source = sheet.placeName(from, place)
    }
    return (
      "\(Address(node.alias, nil, element).text) was \(source)",
      view.scene.value(layer, element).value
    )
  }
}
