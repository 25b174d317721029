import ConvCanvas
import ConvNet
import ConvSession

/// A kernel in hand: the input keeps its place, the kernel stands beside what it was, and the map
/// and the answer follow every number that is committed.
struct KernelEditorPane: Pane {
  let view: View
  private let before: Subject?

  static let least = Size(rows: 8, columns: 44)

  init(view: View) {
    self.view = view
    before = view.interaction.before(in: view.session)
  }

  private var filter: Filter { Filter(view) }

  /// Sentences on the effects of the edits: the answer, the map, and the layers computed again.
  var words: [Words] {
    let layer = position.place.layer
    guard let before, before != session.subject else {
      return HandWords(view).onKernel + [filter.flatWords] + network.sharedWords(layer)
    }
    var line: Words = view.answerWords(before)
    if let change = view.change(of: layer, map: position.map, from: before) {
      line = line + " " as Words + mapChangeWords(change)
    }
    let rest = network.nodes.count - 1 - layer
    let last: Words =
      rest == 0
      ? "Nothing comes after \(node.alias), and nothing before it was computed again."
      : "Everything after \(node.alias) was computed again, nothing before it."
    return [line, last] + network.sharedWords(layer)
  }

  private func mapChangeWords(_ change: LayerChange.Amount) -> Words {
    let count = Numerals.count(change.count)
    guard change.changed > 0 else {
      return "None of this map's \(count) numbers changed."
    }
    let changed = Numerals.count(change.changed)
    var words: Words = "\(bold: changed) of this map's \(count) numbers changed."
    if change.changed == change.count { words = "All \(bold: count) numbers of this map changed." }
    guard let reading = scene.reading(position.place.layer).value,
      let statistics = reading.statistics(ofChannel: position.map),
      statistics.minimum == statistics.maximum, statistics.infinities + statistics.notNumbers == 0
    else { return words }
    let value = Numerals(isWhole: reading.isWhole).text(statistics.maximum)
    let isBlind = !ConvSum(view).kernel.contains { $0 != 0 }
    let alone =
      isBlind && filter.hasBias && statistics.maximum == filter.bias ? ", the bias alone" : ""
    return words + " It says \(bold: value) everywhere\(alone)." as Words
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let channel = filter.channel(HandReach(session, interaction).channel)
    var input = view.inputImage(node, channel: channel)
    mark(&input, channel: channel)
    let wordRows = 3
    let output = outputImage
    let columns = Columns(
      view, Rect(row: body.row, column: body.column, rows: body.rows - 2, columns: body.columns),
      input: input, output: output, numbers: interaction.showsNumbers ?? true,
      wordRows: wordRows - 1)
    columns.drawInput(input, channel: channel, on: &painter)
    let start = drawOutput(output, columns, on: &painter)
    let bottom = body.row + body.rows - wordRows
    // The answers keep their rows below it.
    var middle = columns.middle
    middle.rows = min(middle.rows, bottom - 3 - middle.row)
    let kernelEnd = KernelInHand(view, before: before)?.draw(middle, on: &painter) ?? middle.row
    drawMapBefore(columns, end: start - 3, on: &painter)
    let end = max(
      columns.row + max(columns.left.rows, columns.right.rows), min(kernelEnd, bottom - 3))
    // Below a picture the lesson's text takes this place, but for what became of the answer.
    if session.course != nil, !LessonLayout(view.size).isBeside {
      let row = LessonLayout(view.size).rect.row - 1
      guard row >= end, let before, before != session.subject else { return }
      painter.put(view.answerWords(before), row, body.column, width: body.columns)
      return
    }
    let isTight = bottom - end < 4
    let top = isTight ? end : end + 1
    painter.draw(
      AnswerBars(view: view, before: before),
      in: Rect(row: top, column: body.column, rows: bottom - top, columns: 54))
    painter.draw(
      ChangeBars(view: view, before: before),
      in: Rect(
        row: isTight ? top : top - 1, column: body.column + 56,
        rows: bottom - top + (isTight ? 0 : 1), columns: body.columns - 56))
    painter.put(
      words,
      in: Rect(row: bottom, column: body.column, rows: wordRows, columns: body.columns))
  }

  /// Every place that the weight in hand is laid on, unless that is most of the picture, which the
  /// sentence says.
  private func mark(_ image: inout MapImage, channel: Int) {
    guard let footprint = marks.input, footprint.axes.count == 3,
      footprint.axes[0].indices.contains(channel), footprint.axes[0][channel]
    else { return }
    if view.marksPlacesOfWeight { image.marked = footprint }
  }

  /// The map as it is, or how it differs.
  private var outputImage: MapImage {
    let layer = position.place.layer
    guard interaction.showsDifference, let before else {
      return view.asking(view.image(layer, channel: position.map), layer, position.map)
    }
    return view.difference(layer, channel: position.map, from: before)
  }

  /// - Returns: the first column of its title.
  private func drawOutput(
    _ output: MapImage, _ columns: Columns, on painter: inout Painter
  ) -> Int {
    let name = "\(node.alias) map \(position.map)"
    let words = view.mapName(position.map)
    let detail = interaction.showsDifference ? "now − was" : words.isEmpty ? "now" : words
    let start = columns.drawOutputTitle(name, detail, on: &painter)
    painter.draw(output, columns.right, columns.row, columns.rightColumn)
    if case .numbers = columns.right.form { return start }
    let row = columns.row + columns.right.rows
    if let note = columns.right.note(in: columns.right.columns) {
      painter.put(note, row, columns.rightColumn, .faint)
    }
    return start
  }

  /// The map as it was, left of the map as it is, where there is room.
  private func drawMapBefore(_ columns: Columns, end: Int, on painter: inout Painter) {
    guard let before, before != session.subject else { return }
    let column = end - columns.right.columns
    guard column >= columns.middle.column + 22 else { return }
    painter.put("was", columns.row - 1, column, .label)
    painter.draw(
      view.image(position.place.layer, channel: position.map, of: before), columns.right,
      columns.row,
      column)
  }
}
