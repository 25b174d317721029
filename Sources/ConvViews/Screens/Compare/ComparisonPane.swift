import ConvCanvas
import ConvNet
import ConvSession

/// Two states of one layer side by side, with what differs between them.
struct ComparisonPane: Pane {
  let view: View

  static let least = Size(rows: 12, columns: 58)

  var words: [Words] {
    guard let held = interaction.held(in: session) else {
      return [
        "There is only one state yet. Change something, or hold one with "
          + "\(bold: ":compare opened"), and both stand side by side here."
      ]
    }
    return ComparisonWords(view: view, held: held).lines
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    guard let held = interaction.held(in: session) else {
      painter.put(words, in: body)
      return
    }
    let compared = ComparedMaps(view: view, held: held)
    let isRoomy = Magnification.isRoomy(view.size)
    // On a large screen all rows are the pictures', and what is said stands between them where that
    // finds room.
    var columns = Columns(
      view, body, input: compared.was, output: compared.now, numbers: isRoomy, inputNumbers: true,
      wordRows: isRoomy ? 1 : 5)
    let isBetween = isRoomy && columns.middle.columns > AnswerBars.least.columns
    if isRoomy, !isBetween {
      columns = Columns(
        view, body, input: compared.was, output: compared.now, numbers: true, inputNumbers: true,
        wordRows: 5)
    }
    painter.title(
      session.compared == nil ? "before" : "held", compared.name, columns.row - 1,
      columns.leftColumn, width: columns.left.columns + 2)
    painter.draw(compared.was, columns.left, columns.row, columns.leftColumn)
    painter.title(
      compared.showsDifference ? "now − was" : "now", compared.name, columns.row - 1,
      columns.rightColumn, width: view.size.columns - columns.rightColumn)
    painter.draw(compared.now, columns.right, columns.row, columns.rightColumn)
    drawCursor(compared, columns.middle, on: &painter)
    guard isBetween else {
      painter.draw(
        AnswerBars(view: view, before: held),
        in: Rect(row: columns.words.row, column: body.column, rows: 3, columns: 54))
      painter.put(
        words,
        in: Rect(row: columns.words.row + 3, column: body.column, rows: 2, columns: body.columns))
      return
    }
    let rest = columns.middle.dropping(top: 7)
    painter.put(words, in: Rect(row: rest.row, column: rest.column, rows: 7, columns: rest.columns))
    painter.draw(
      AnswerBars(view: view, before: held),
      in: Rect(
        row: rest.row + 8, column: rest.column - 1, rows: max(1, min(12, rest.rows - 8)),
        columns: rest.columns + 1))
  }

  private func drawCursor(_ compared: ComparedMaps, _ rect: Rect, on painter: inout Painter) {
    let (place, other) = (compared.cursor, compared.otherCursor)
    let numbers = [
      compared.was.number(other.row, other.column), compared.now.number(place.row, place.column),
    ]
    let numerals = Numerals(numbers.compactMap { $0 })
    let isSame = place == other
    let at =
      isSame
      ? "at (\(place.row), \(place.column))"
      : "(\(other.row), \(other.column)), now (\(place.row), \(place.column))"
    painter.put(at, rect.row + 1, rect.column, .here, bold: true, width: rect.columns)
    let labels = ["was", compared.showsDifference ? "now − was" : "now"]
    for (index, label) in labels.enumerated() {
      painter.put(label, rect.row + 2 + index, rect.column, .label)
      painter.put(
        rightBefore: rect.column + min(18, rect.columns),
        numbers[index].map { numerals.text($0) } ?? "·", rect.row + 2 + index, .text, bold: true)
    }
    let map = position.ladder.has(.map) ? compared.channel : nil
    guard let before = interaction.before(in: session) else {
      painter.put(compared.sizes, rect.row + 5, rect.column, .differs, width: rect.columns)
      return
    }
    guard let change = view.change(of: position.place.layer, map: map, from: before) else {
      return
    }
    painter.put(
      change.changed == 0
        ? "none of \(Numerals.count(change.count)) differs"
        : "≠ \(Numerals.count(change.changed)) of \(Numerals.count(change.count)) differ",
      rect.row + 5, rect.column, change.changed == 0 ? .label : .differs, width: rect.columns)
  }
}
