import ConvCanvas
import ConvNet
import ConvSession

/// The first screen: a picture, four sentences, the keys, and the row of layers that wait.
struct WelcomePane: Pane {
  let view: View

  static let least = Size(rows: 13, columns: 58)

  var words: [Words] { WelcomeWords(scene).paragraphs + [WelcomeWords(scene).state] }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let body = Chrome.withoutMargins(rect)
    let rowRows = 5
    let wordWidth = 42
    let isWide = body.columns >= 66
    let image = view.picture()
    let room = isWide ? body.columns - wordWidth - 4 : body.columns - 34
    let placement = view.placement(
      image, body.rows - rowRows, min(room, body.columns / 2), numbers: false, scale: 12)
    let wordRows = min(12, body.rows - rowRows)
    let height = max(placement.rows, wordRows)
    let top = body.row + max(0, body.rows - height - rowRows) / 2
    let left = body.column + 1
    painter.draw(image, placement, top + max(0, wordRows - placement.rows) / 2, left)
    let column = left + placement.columns + (isWide ? 4 : 2)
    let words = Rect(
      row: top + max(0, placement.rows - wordRows) / 2, column: column, rows: wordRows,
      columns: min(52, body.column + body.columns - column))
    drawWelcomeWords(words, on: &painter)
    drawRoad(
      Rect(
        row: top + height + 1, column: left, rows: 4, columns: body.columns - 2), on: &painter)
  }

  private func drawWelcomeWords(_ rect: Rect, on painter: inout Painter) {
    let paragraphs = WelcomeWords(scene).paragraphs
    let lines = paragraphs.reduce(0) { $0 + $1.wrapped(rect.columns).count }
    let keys = WelcomeWords.keys(ascii: appearance.ascii, lesson: scene.surroundings.shelf.next)
    let gap = lines + keys.count + paragraphs.count <= rect.rows ? 1 : 0
    var row = rect.row
    for sentence in paragraphs {
      let rest = Rect(
        row: row, column: rect.column, rows: rect.row + rect.rows - row, columns: rect.columns)
      row += painter.put([sentence], in: rest) + gap
    }
    // The hints below say the last ones again.
    for key in keys where row < rect.row + rect.rows {
      painter.put(key.key, row, rect.column, .text, bold: true)
      painter.put(key.label, row, rect.column + 7, .text)
      row += 1
    }
  }

  /// Every layer, and under it whether it is there; the row breaks off where it is too long.
  private func drawRoad(_ rect: Rect, on painter: inout Painter) {
    var column = rect.column
    for (index, node) in network.nodes.enumerated() {
      let name = index == 0 ? "picture" : node.alias
      let end = column + Canvas.width(of: name)
      let left = network.nodes.count - index
      if end + (left > 1 ? 10 : 0) > rect.column + rect.columns {
        painter.put("› \(left) more", rect.row, column - 2, .faint)
        break
      }
      let isHere = session.isStepping ? index == session.place.layer : index == 0
      painter.put(name, rect.row, column, isHere ? .here : .label, bold: isHere)
      let isKnown = !view.isWaiting(index)
      painter.put(
        index == 0 || isKnown ? "ready" : "?", rect.row + 1, column, isKnown ? .text : .faint)
      if left > 1 { painter.put("›", rect.row, end + 1, .faint) }
      column = max(end, column + (isKnown ? 5 : 1)) + 3
    }
    painter.put(WelcomeWords(scene).state, rect.row + 3, rect.column)
  }
}
