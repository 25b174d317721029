import ConvCanvas
import ConvNet
import ConvSession

/// The maps of a layer ranked by how much answers miss them; below, what the one at hand was, what
/// changes behind it, and the answer without it.
struct KnockoutPane: Pane {
  let view: View
  private let layer: Int?
  private let knockouts: Knockouts?
  private let silenced: SilencedMap?

  static let least = Size(rows: 16, columns: 58)
  private static let bars = 30

  init(view: View) {
    self.view = view
    layer = view.interaction.knockout.layer(in: view.session)
    knockouts = layer.flatMap { view.scene.knockouts($0).value }
    silenced = view.scene.silenced(view.interaction.knockout).value
  }

  var words: [Words] {
    KnockoutWords(view: view, layer: layer, knockouts: knockouts, silenced: silenced).lines
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let wordRows = rect.columns >= 110 ? 4 : 5
    painter.put(words, in: rect.bottom(wordRows))
    guard let knockouts else { return }
    let body = rect.dropping(bottom: wordRows + 1)
    let pictures = max(6, body.rows * 2 / 5)
    let maps = view.network.nodes[knockouts.layer].shape.channels
    let list = min(maps + 2, body.rows - pictures - 1)
    KnockoutTable(view: view, knockouts: knockouts).draw(
      Rect(row: body.row, column: body.column, rows: list, columns: body.columns), on: &painter)
    guard let silenced else { return }
    let below = body.dropping(top: list + 1)
    let bars = min(Self.bars + (below.columns > 100 ? 12 : 0), below.columns / 2)
    drawPictures(
      silenced,
      Rect(
        row: below.row, column: below.column, rows: below.rows, columns: below.columns - bars - 2),
      on: &painter)
    drawAnswer(silenced, below.from(below.column + below.columns - bars), on: &painter)
  }

  // MARK: Pictures

  /// The map as it was, and of layers behind it the map that changed most.
  private func drawPictures(_ silenced: SilencedMap, _ rect: Rect, on painter: inout Painter) {
    let changed = silenced.changes.dropFirst().filter { $0.now.shape.rank == 3 }
    let across = max(1, min(1 + changed.count, rect.columns / (rect.rows > 12 ? 24 : 14)))
    let width = (rect.columns + 2) / across - 2
    let chosen = KnockoutPane.spread(Array(changed), across - 1)
    for (index, change) in (Array(silenced.changes.prefix(1)) + chosen).enumerated() {
      let column = rect.column + index * (width + 2)
      let isFirst = index == 0
      let alias = view.network.nodes[change.layer].alias
      let map = isFirst ? silenced.map : change.change.channel
      let image = isFirst ? own(change, map) : difference(change, map)
      painter.title(
        "\(alias)[\(map)]", isFirst ? "silenced" : "change", rect.row, column, width: width)
      let placement = view.placement(image, rect.rows - 2, width, numbers: false)
      guard placement.rows <= rect.rows - 2, placement.columns <= width else { continue }
      painter.draw(image, placement, rect.row + 1, column)
      guard !isFirst else { continue }
      let whole = change.change.whole
      let share = Numerals.share(whole.changed, of: whole.count)
      painter.put(
        Painter.longest(["\(share) of it changed", "\(share) change", share], in: width),
        rect.row + 1 + placement.rows, column, .label)
    }
  }

  /// The first, the last and some between them.
  private static func spread<Element>(_ all: [Element], _ count: Int) -> [Element] {
    guard count > 0, all.count > count else { return Array(all.prefix(max(0, count))) }
    guard count > 1 else { return [all[all.count - 1]] }
    return (0..<count).map { all[$0 * (all.count - 1) / (count - 1)] }
  }

  private func own(_ change: SilencedMap.Change, _ map: Int) -> MapImage {
    guard change.before.shape.rank == 3 else {
      return view.image(change.layer, channel: map).lying
    }
    return view.image(change.layer, channel: map)
  }

  private func difference(_ change: SilencedMap.Change, _ map: Int) -> MapImage {
    let shape = change.now.shape
    let differences = zip(change.now.map(map), change.before.map(map)).map { $0 - $1 }
    let reach = max(differences.map(\.magnitude).max() ?? 0, .leastNormalMagnitude)
    return MapImage(
      rows: shape.height, columns: shape.width,
      tone: { row, column in .of(differences[row * shape.width + column], range: reach) },
      number: { row, column in differences[row * shape.width + column] })
  }

  // MARK: The answer

  /// The classes with their shares, without the map and with it.
  private func drawAnswer(_ silenced: SilencedMap, _ rect: Rect, on painter: inout Painter) {
    guard let now = view.scene.prediction().value, let last = silenced.changes.last,
      last.layer == view.network.last
    else { return }
    let without = Prediction(last.now.elements, of: view.network)
    painter.title("without it", "", rect.row, rect.column, width: rect.columns)
    painter.put(rightBefore: rect.column + rect.columns, "was", rect.row, .faint)
    let rows = max(0, rect.rows - 1)
    var classes = Array(now.scores.indices)
    if classes.count > rows {
      let wanted =
        [without.best, now.best].compactMap { $0?.index } + without.best(rows).map(\.index)
      classes = wanted.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    let labels = min(10, classes.map { Canvas.width(of: now.scores[$0].label) }.max() ?? 1)
    let width = max(4, rect.columns - labels - 1 - 16)
    let reach = (now.scores + without.scores).map(\.value.magnitude).filter(\.isFinite).max() ?? 1
    for (offset, index) in classes.prefix(rows).enumerated() {
      let (row, column) = (rect.row + 1 + offset, rect.column + labels + 1)
      let isBest = without.best?.index == index
      let differs = isBest && now.best?.index != index
      painter.put(
        ShortName.of(now.scores[index].label, labels), row, rect.column,
        differs ? .differs : .text, bold: isBest)
      let bar = without.bar(without.scores[index].value, reach: reach)
      painter.bar(bar.length, row, column, width: width, isNegative: bar.isNegative)
      painter.put(
        rightBefore: column + width + 8, without.written(without.scores[index].value), row,
        differs ? .differs : .text, bold: isBest)
      painter.put(
        rightBefore: column + width + 16, now.written(now.scores[index].value), row, .label)
    }
  }
}
