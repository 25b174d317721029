import ConvCanvas
import ConvNet
import ConvSession

/// Counts of what was said of each class; of more classes than there is room for, a list of the most
/// frequent mistakes.
struct ConfusionTable {
  let view: View
  let confusion: Confusion
  let rect: Rect

  private var count: Int { confusion.classes.count }
  private static let cell = 4
  private var labels: Int {
    let room = rect.columns * 3 / 5 - 1 - count * Self.cell
    return min(max(8, min(16, room)), confusion.classes.map { Canvas.width(of: $0) }.max() ?? 1)
  }
  /// The columns that it takes.
  private var width: Int { labels + 1 + count * Self.cell }
  private var isTable: Bool { count + 1 <= rect.rows && width <= rect.columns * 3 / 5 }

  /// - Returns: the columns that it took.
  func draw(on painter: inout Painter) -> Int {
    guard isTable else { return drawList(on: &painter) }
    let start = rect.column + labels + 1
    for (index, name) in confusion.classes.enumerated() {
      let isChosen = view.interaction.cell?.said == index
      painter.put(
        rightBefore: start + (index + 1) * Self.cell, String(name.prefix(Self.cell - 1)), rect.row,
        isChosen ? .here : .label)
    }
    for (label, name) in confusion.classes.enumerated() {
      let row = rect.row + 1 + label
      let isChosen = view.interaction.cell?.label == label
      painter.put(ShortName.of(name, labels), row, rect.column, isChosen ? .here : .label)
      for said in 0..<count {
        put(.init(label: label, said: said), row, start + said * Self.cell, on: &painter)
      }
    }
    return width
  }
  private func put(
    _ cell: Confusion.Cell, _ row: Int, _ column: Int, on painter: inout Painter
  ) {
    let number = confusion.count(cell)
    let isHere = view.interaction.cell == cell
    let ink: Ink =
      isHere ? .here : number == 0 ? .faint : cell.label == cell.said ? .text : .differs
    let text = number == 0 ? (isHere ? "0" : "·") : "\(number)"
    painter.put(
      rightBefore: column + Self.cell, text, row, ink, bold: isHere || number > 0)
    if number > 0 {
      painter.click(
        row, column..<column + Self.cell, .say(["pick \(cell.label) \(cell.said)"]))
    }
  }

  private func drawList(on painter: inout Painter) -> Int {
    let width = rect.columns * 2 / 5
    painter.put("most frequent mistakes", rect.row, rect.column, .text, bold: true)
    let cells = confusion.cells.filter { $0.label != $0.said }
    for (index, cell) in cells.prefix(rect.rows - 1).enumerated() {
      let isHere = cell == view.interaction.cell
      let row = rect.row + 1 + index
      painter.put(
        rightBefore: rect.column + 5, "\(confusion.count(cell))", row, isHere ? .here : .differs)
      let name = "\(confusion.classes[cell.label]) as \(confusion.classes[cell.said])"
      painter.put(
        ShortName.middle(name, width - 6), row, rect.column + 6, isHere ? .here : .text,
        bold: isHere)
    }
    return width
  }
}
