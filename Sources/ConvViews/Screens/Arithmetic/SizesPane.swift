import ConvCanvas
import ConvNet
import ConvSession

/// The sizes that can be changed, how the window takes its places along one axis, the formula with
/// its numbers, and what parameters and work come to.
struct SizesPane: Pane {
  let view: View
  private let choice: ArithmeticChoice
  private let sentences: SizesWords

  static let least = Size(rows: 14, columns: 58)

  init(view: View) {
    self.view = view
    choice = view.interaction.arithmetic(in: view.session)
    sentences = SizesWords(choice, view.network)
  }

  /// Columns of the list of sizes, and from it to what follows.
  private static let list = 27
  private static let gap = 3

  var words: [Words] { [sentences.toTry] + sentences.size + sentences.ladder + [sentences.head] }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let isRoomy = Magnification.isRoomy(view.size)
    let top = painter.put(
      [sentences.toTry],
      in: Rect(row: rect.row, column: rect.column, rows: 3, columns: rect.columns))
    var body = rect.dropping(top: top + (isRoomy ? 1 : 0))
    // The formula is what it is about; what comes of it stands below as far as there is room.
    let below = fitting(body)
    let bottom = below.reduce(0) { $0 + $1.wrapped(rect.columns).count } + (isRoomy ? 1 : 0)
    painter.put(below, in: body.bottom(bottom - (isRoomy ? 1 : 0)))
    body = body.dropping(bottom: bottom)
    drawList(body, on: &painter)
    let right = body.from(body.column + Self.list + Self.gap)
    let table = right.rows >= 11 || isRoomy ? 4 : 0
    drawPicture(right.dropping(bottom: table), on: &painter)
    if table > 0 { drawTable(right.bottom(table - 1), on: &painter) }
  }

  /// The sentences below, those that matter most first.
  private func fitting(_ body: Rect) -> [Words] {
    let rows = body.rows - SizesList.rows
    var shown: [Words] = []
    var used = 0
    for words in sentences.size + sentences.ladder + [sentences.head] {
      let lines = words.wrapped(body.columns).count
      guard used + lines <= rows else { continue }
      shown.append(words)
      used += lines
    }
    return shown
  }

  private func drawList(_ rect: Rect, on painter: inout Painter) {
    SizesList(choice: choice).draw(
      Rect(row: rect.row, column: rect.column, rows: rect.rows, columns: Self.list), on: &painter)
  }

  private func drawPicture(_ rect: Rect, on painter: inout Painter) {
    guard choice.now.problem == nil else {
      painter.put("✗ there is no such layer", rect.row, rect.column, .differs, bold: true)
      return
    }
    let strip = WindowStrip(axis: choice.now.width)
    guard Magnification.isRoomy(view.size), rect.rows >= 14 else {
      strip.draw(rect, on: &painter)
      return
    }
    // How often each number is read is seen where there is room for maps.
    let above = min(rect.rows / 3, max(6, strip.rows))
    strip.draw(
      Rect(row: rect.row, column: rect.column, rows: above, columns: rect.columns), on: &painter)
    VisitGrid(view: view, arithmetic: choice.now).draw(
      rect.dropping(top: above + 1), on: &painter)
  }

  /// What is learned and what is worked, here and in a dense layer of the same shapes.
  private func drawTable(_ rect: Rect, on painter: inout Painter) {
    let now = choice.now
    let rows: [(String, Int?, Int?)] = [
      (SizesWords.name(now), now.parameters, now.work),
      ("dense, same size", now.denseParameters, now.denseWork),
    ]
    let (first, second) = (rect.column + 34, rect.column + 50)
    guard rect.columns >= 47 else { return }
    let isWide = rect.columns >= 50
    let ends = isWide ? (first, second) : (rect.column + 31, rect.column + 47)
    painter.put(rightBefore: ends.0, "parameters", rect.row, .label)
    painter.put(
      rightBefore: ends.1, now.kind == .pooling ? "numbers read" : "multiply-adds", rect.row, .label
    )
    for (index, row) in rows.enumerated() {
      let line = rect.row + 1 + index
      painter.put(row.0, line, rect.column, .text, bold: index == 0)
      painter.put(
        rightBefore: ends.0, SizesWords.count(row.1), line, .weights, bold: index == 0)
      painter.put(rightBefore: ends.1, SizesWords.count(row.2), line, .work, bold: index == 0)
    }
  }
}
