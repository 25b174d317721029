import ConvCanvas
import ConvNet
import ConvSession

/// What was found, a row each, with the map at hand and what it means.
struct HealthPane: Pane {
  let view: View

  static let least = Size(rows: 12, columns: 58)

  private var report: HealthReport? { scene.health(interaction).value }

  var words: [Words] {
    switch scene.health(interaction) {
    case .value(let report): return HealthWords(view: view, report: report).lines
    case .hidden:
      return ["The pass has not come to its end yet: \(key: "r") computes all, then it is checked."]
    case .computing: return ["Every layer of \(network.name) is looked at."]
    case .failed(let why): return [Words(stringLiteral: why)]
    }
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let words = self.words
    guard let report, !report.findings.isEmpty else {
      painter.put(words, in: body)
      return
    }
    let isRoomy = Magnification.isRoomy(view.size)
    let rows = min(words.reduce(0) { $0 + $1.wrapped(body.columns).count }, isRoomy ? 8 : 6)
    var list = body.dropping(bottom: rows + 1)
    let width = isRoomy ? body.columns / 2 : 26
    list.columns = body.columns - width - 3
    drawList(report, list, on: &painter)
    drawMap(
      report.findings[interaction.row(in: report)],
      Rect(row: list.row, column: list.column + list.columns + 3, rows: list.rows, columns: width),
      on: &painter)
    painter.put(words, in: body.bottom(rows))
  }

  private func drawList(_ report: HealthReport, _ rect: Rect, on painter: inout Painter) {
    let cursor = interaction.row(in: report)
    let shown = max(1, rect.rows - 1)
    painter.sheet = Sheet(down: shown)
    let start = min(max(0, cursor - shown / 2), max(0, report.findings.count - shown))
    let words = report.findings.map { FindingWords($0, network, of: report) }
    let name = min(words.map { Canvas.width(of: $0.alias) }.max() ?? 5, max(10, rect.columns / 3))
    let what = rect.column + 2 + max(5, name) + 2
    painter.put("layer", rect.row, rect.column + 2, .label)
    painter.put("what was found", rect.row, what, .label)
    for (offset, index) in (start..<min(words.count, start + shown)).enumerated() {
      let line = rect.row + 1 + offset
      let isHere = index == cursor
      painter.click(
        line, rect.column..<rect.column + rect.columns, .say(["move \(index - cursor) 0"]))
      if isHere { painter.put("▸", line, rect.column, .here, bold: true) }
      painter.put(
        ShortName.of(words[index].alias, name), line, rect.column + 2, isHere ? .here : .text,
        bold: isHere)
      let text = Painter.longest(words[index].texts, in: rect.column + rect.columns - what)
      let isFault = report.findings[index].kind == .number
      painter.put(text, line, what, .differs, bold: isFault || isHere)
    }
  }

  /// The first map that a finding is about, or the one with the number that is none.
  private func drawMap(
    _ finding: HealthReport.Finding, _ rect: Rect, on painter: inout Painter
  ) {
    guard scene.reading(finding.layer).value != nil, finding.parameter == nil else { return }
    let shown = shown(finding)
    let rows = rect.rows / shown.count
    for (index, (layer, map)) in shown.enumerated() {
      let node = network.nodes[layer]
      let isMap = node.shape.rank > 1 && node.shape.cells > 1
      var image =
        isMap
        ? view.image(layer, channel: map).projected(node.shape.slices)
        : view.image(layer, channel: 0).lying
      if let place = finding.fault?.place { image.current = node.shape.gridSpot(place) }
      if !isMap { image.current = (0, map) }
      let part = Rect(
        row: rect.row + index * rows, column: rect.column, rows: rows, columns: rect.columns)
      let placed = view.roomyPlacement(image, part.rows - 2, part.columns)
      guard placed.rows < part.rows, placed.columns <= part.columns else { return }
      painter.title(
        ShortName.of(node.alias, part.columns - 8), isMap ? "map \(map)" : "unit \(map)", part.row,
        part.column, width: part.columns)
      painter.draw(image, placed, part.row + 1, part.column)
    }
  }

  /// Two maps where they are equal, and above a map that is 0 everywhere the one that it is made of.
  private func shown(_ finding: HealthReport.Finding) -> [(layer: Int, map: Int)] {
    let map = finding.place.first ?? 0
    let node = network.nodes[finding.layer]
    if finding.kind == .duplicate { return finding.maps.prefix(2).map { (finding.layer, $0) } }
    guard finding.kind == .dead, let source = node.inputs.first, source > 0,
      node.inputs.count == 1, network.nodes[source].shape == node.shape
    else { return [(finding.layer, map)] }
    return [(source, map), (finding.layer, map)]
  }
}
