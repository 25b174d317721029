import ConvCanvas
import ConvNet
import ConvSession

/// Two states of one layer side by side, with what differs between them.
struct ComparisonPane: Pane {
  let view: View

  static let least = Size(rows: 12, columns: 58)

  var words: [Words] {
    guard let before = interaction.before(in: session) else {
      return [
        "There is only one state yet. Change something, or hold one with "
          + "\(bold: ":compare opened"), and both stand side by side here."
      ]
    }
    return comparisonWords(before)
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    guard let before = interaction.before(in: session) else {
      painter.put(words, in: body)
      return
    }
    let layer = position.place.layer
    let channel = comparedChannel
    var was =
      node.isInput ? view.picture(of: before) : view.image(layer, channel: channel, of: before)
    var now =
      interaction.showsDifference
      ? view.difference(layer, channel: channel, from: before)
      : node.isInput ? view.picture() : view.image(layer, channel: channel)
    (was.current, now.current) = (cursor, cursor)
    let columns = Columns(
      view, body, input: was, output: now, numbers: Magnification.isRoomy(view.size),
      inputNumbers: true,
      wordRows: 5)
    painter.title(
      session.compared == nil ? "before" : "held", comparedName, columns.row - 1,
      columns.leftColumn, width: columns.left.columns + 2)
    painter.draw(was, columns.left, columns.row, columns.leftColumn)
    painter.title(
      interaction.showsDifference ? "now − was" : "now", comparedName, columns.row - 1,
      columns.rightColumn, width: view.size.columns - columns.rightColumn)
    painter.draw(now, columns.right, columns.row, columns.rightColumn)
    drawCursor(was, now, columns.middle, before, on: &painter)
    painter.draw(
      AnswerBars(view: view, before: before),
      in: Rect(row: columns.words.row, column: body.column, rows: 3, columns: 54))
    painter.put(
      words,
      in: Rect(row: columns.words.row + 3, column: body.column, rows: 2, columns: body.columns))
  }

  private var comparedChannel: Int {
    guard position.ladder.has(.map) else { return 0 }
    let isInside = session.place.rung > .layer
    return isInside ? position.map : interaction.pointedMap(in: position)
  }
  private var comparedName: String {
    position.ladder.has(.map) ? "\(node.alias) map \(comparedChannel)" : node.alias
  }
  /// The pointer of the output, or the cell that the pass is at.
  private var cursor: (row: Int, column: Int) {
    if interaction.hand == .pass, session.place.rung >= .cell {
      return (position.cell / node.shape.width, position.cell % node.shape.width)
    }
    let size = HandReach(session, interaction).size(.output) ?? Pair(1)
    let spot = interaction.pointer.output
    return (min(spot.row, size.height - 1), min(spot.column, size.width - 1))
  }

  private func drawCursor(
    _ was: MapImage, _ now: MapImage, _ rect: Rect, _ before: Subject,
    on painter: inout Painter
  ) {
    let place = cursor
    let numbers = [was.number(place.row, place.column), now.number(place.row, place.column)]
    let numerals = Numerals(numbers.compactMap { $0 })
    painter.put("at (\(place.row), \(place.column))", rect.row + 1, rect.column, .here, bold: true)
    let labels = ["was", interaction.showsDifference ? "now − was" : "now"]
    for (index, label) in labels.enumerated() {
      painter.put(label, rect.row + 2 + index, rect.column, .label)
      painter.put(
        rightBefore: rect.column + min(18, rect.columns),
        numbers[index].map { numerals.text($0) } ?? "·", rect.row + 2 + index, .text, bold: true)
    }
    let map = position.ladder.has(.map) ? comparedChannel : nil
    guard let change = view.change(of: position.place.layer, map: map, from: before) else {
      return
    }
    painter.put(
      change.changed == 0
        ? "none of \(Numerals.count(change.count)) differs"
        : "≠ \(Numerals.count(change.changed)) of \(Numerals.count(change.count)) differ",
      rect.row + 5, rect.column, change.changed == 0 ? .label : .differs, width: rect.columns)
  }

  private func comparisonWords(_ before: Subject) -> [Words] {
    let edits = abs(session.subject.editCount - before.editCount)
    let strokes = abs(session.subject.strokes.count - before.strokes.count)
    var what: [String] = []
    if edits > 0 { what.append("\(edits) change\(edits == 1 ? "" : "s") of weights or maps") }
    if strokes > 0 { what.append("\(strokes) change\(strokes == 1 ? "" : "s") of the picture") }
    if before.picture != session.subject.picture { what.append("another picture") }
    let between =
      before == session.subject
      ? "The two states are the same." : "Between them: \(what.joined(separator: ", "))."
    return ["\(between) \(bold: "Tab") moves a cursor on both, \(bold: "d") shows now − was."]
  }
}
