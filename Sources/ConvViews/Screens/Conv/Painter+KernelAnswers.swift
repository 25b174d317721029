import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// What the network says, now and as it was: the best of both, as bars.
  mutating func drawAnswers(_ rect: Rect, _ before: Subject?) {
    guard let now = scene.prediction().value, rect.rows > 0 else { return }
    let was = before.flatMap { scene.prediction(of: $0).value }
    let chosen = classes(now, was, rect.rows)
    let labels = min(14, chosen.map { Canvas.width(of: now.scores[$0].label) }.max() ?? 1)
    let reach = (now.scores + (was?.scores ?? [])).reduce(Float.leastNormalMagnitude) {
      $1.value.isFinite ? max($0, $1.value.magnitude) : $0
    }
    let column = rect.column + labels + 2
    let width = max(4, rect.columns - labels - 2 - 24)
    for (index, unit) in chosen.enumerated() {
      let row = rect.row + index
      let score = now.scores[unit]
      put(score.label, row, rect.column + 1, .text, bold: score == now.best, width: labels)
      let bar = now.bar(score.value, reach: reach)
      canvas.bar(
        bar.length, row, column, width: width, bar.isNegative ? theme.negative : theme.positive,
        theme, appearance, isNegative: bar.isNegative)
      put(
        rightBefore: column + width + 9, now.written(score.value), row, .text,
        bold: score == now.best)
      guard let was else { continue }
      put(
        rightBefore: column + width + 22, "was " + was.written(was.scores[unit].value), row, .label)
    }
  }

  /// All classes in their order where they fit; else the best now, the best before, and those
  /// that come next.
  private func classes(_ now: Prediction, _ was: Prediction?, _ room: Int) -> [Int] {
    guard now.scores.count > room else { return Array(now.scores.indices) }
    var chosen: [Int] = []
    let wanted =
      [now.best?.index, was?.best?.index].compactMap { $0 } + now.best(room).map(\.index)
    for index in wanted where !chosen.contains(index) && chosen.count < room {
      chosen.append(index)
    }
    return chosen
  }

  /// How much the layers that follow changed, in percent of what they were.
  mutating func drawChanges(_ rect: Rect, _ before: Subject?) {
    guard let before, before != session.subject, rect.rows > 0, rect.columns >= 18 else { return }
    let changes = (position.place.layer..<network.nodes.count).compactMap { layer in
      Change(scene, layer: layer, from: before).map { (layer: layer, change: $0) }
    }
    guard !changes.isEmpty else { return }
    guard rect.rows > 2 else {
      drawChangesInWords(changes.map { ($0.layer, $0.change) }, rect)
      return
    }
    put(
      Painter.longest(
        ["mean change, in % of what it was", "mean change, % of old", "change, % of old"],
        in: rect.columns), rect.row, rect.column, .label)
    let chosen = Painter.spread(changes, over: rect.rows - 1)
    let names = min(8, chosen.map { Canvas.width(of: network.nodes[$0.layer].alias) }.max() ?? 1)
    let width = max(3, min(20, rect.columns - names - 8))
    for (index, entry) in chosen.enumerated() {
      let row = rect.row + 1 + index
      let share = entry.change.share ?? (entry.change.changed > 0 ? 1 : 0)
      put(network.nodes[entry.layer].alias, row, rect.column, .text, width: names)
      canvas.bar(
        share, row, rect.column + names + 1, width: width, theme.positive, theme, appearance)
      let text = entry.change.share.map { "\(Numerals(decimals: 0).text($0 * 100)) %" } ?? "new"
      put(rightBefore: rect.column + names + width + 8, text, row, .label)
    }
  }

  private mutating func drawChangesInWords(_ changes: [(layer: Int, change: Change)], _ rect: Rect)
  {
    for (index, entry) in Painter.spread(changes, over: rect.rows).enumerated() {
      let share = entry.change.share.map { "\(Numerals(decimals: 0).text($0 * 100)) %" } ?? "new"
      let name = network.nodes[entry.layer].alias
      let text = Painter.longest(
        ["\(name) changed by \(share)", "\(name) by \(share)", "\(name) \(share)"],
        in: rect.columns)
      put(text, rect.row + index, rect.column, .label, width: rect.columns)
    }
  }

  /// The first, the last, and as many as fit between them.
  private static func spread<Item>(_ items: [Item], over count: Int) -> [Item] {
    guard items.count > count else { return items }
    guard count > 1 else { return Array(items.prefix(count)) }
    return (0..<count).map { items[$0 * (items.count - 1) / (count - 1)] }
  }

  /// What the edits did: the answer, the map, and what was computed again.
  var kernelEditorWords: [Words] {
    let layer = position.place.layer
    guard let before = interaction.reference(in: session), before != session.subject else {
      return kernelHandWords + [flatWords]
    }
    var line: Words = view.answerWords(before)
    if let change = Change(scene, layer: layer, map: position.map, from: before) {
      line = line + " " as Words + mapChangeWords(change)
    }
    let rest = network.nodes.count - 1 - layer
    let last: Words =
      rest == 0
      ? "Nothing comes after \(node.alias), and nothing before it was computed again."
      : "Everything after \(node.alias) was computed again, nothing before it."
    return [line, last]
  }

  private func mapChangeWords(_ change: Change) -> Words {
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
    let alone = isBlind && hasBias && statistics.maximum == biasValue ? ", the bias alone" : ""
    return words + " It says \(bold: value) everywhere\(alone)." as Words
  }
}
