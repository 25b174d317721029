import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// The classes one below the other: `?` while they are not computed, then a bar and a number
  /// for the best, and what they were before an edit.
  /// - Returns: the column at which what stands beside can begin.
  mutating func drawClasses(_ rect: Rect, bar: Int, _ changes: FunnelChanges) -> Int {
    let answer = network.nodes[network.last].shape
    guard network.last > 0 else { return rect.column }
    guard network.graph.obstacle(to: network.last) == nil else {
      return put("✗ no answer", rect.row, rect.column, .channels, bold: true) + 3
    }
    guard answer.isColumn else { return drawAnswerShape(rect, answer) }
    guard case .value(let prediction) = scene.prediction() else {
      return drawOpenClasses(rect, answer.count)
    }
    let scores = shownScores(prediction, rect.rows)
    let then = changes.before.flatMap { scene.prediction(of: $0).value }
    let labelWidth = classLabelWidth(rect.rows)
    let barColumn = rect.column + labelWidth + 2
    let end = barColumn + (bar > 0 ? bar + 1 : 0) + 8
    let reach = max(scores.map { $0.value.magnitude }.max() ?? 1, 1e-9)
    for (index, score) in scores.enumerated() {
      let row = rect.row + index
      let isBest = score.index == prediction.best?.index
      put(classLabel(score, labelWidth), row, rect.column, .text, bold: true, width: labelWidth)
      if bar > 0 {
        let share = prediction.bar(score.value, reach: reach)
        canvas.bar(
          share.length, row, barColumn, width: bar,
          share.isNegative ? theme.negative : theme.positive, theme, appearance,
          isNegative: share.isNegative)
      }
      let isHere = session.place.layer == network.last && isBest
      put(
        rightBefore: end, prediction.written(score.value), row,
        isHere ? .here : isBest ? .text : .label, bold: isBest)
      if let then {
        put("was \(then.written(then.scores[score.index].value))", row, end + 2, .faint)
      }
    }
    return end + (then == nil ? 4 : 16)
  }

  /// A network that answers with maps has no classes.
  private mutating func drawAnswerShape(_ rect: Rect, _ shape: Shape) -> Int {
    let lines = ["answers with", "\(shape),", "not with classes"]
    put(lines[0], rect.row, rect.column, .label)
    put(lines[1], rect.row + 1, rect.column, .text, bold: true)
    put(lines[2], rect.row + 2, rect.column, .label)
    return rect.column + (lines.map { Canvas.width(of: $0) }.max() ?? 0) + 4
  }

  /// A single number bears the layer's name where nobody has named it.
  private func classLabel(_ score: Prediction.Score, _ width: Int) -> String {
    let isAlone = network.nodes[network.last].shape.count == 1 && network.labels.isEmpty
    let label = isAlone ? network.nodes[network.last].alias : score.label
    return label.count <= width ? label : label.prefix(max(0, width - 1)) + "…"
  }

  /// Columns of the longest label that is shown.
  func classLabelWidth(_ rows: Int) -> Int {
    guard let prediction = scene.prediction().value else { return 0 }
    let most = size.columns < 100 ? 14 : size.columns < 160 ? 22 : 40
    return shownScores(prediction, rows).map { Canvas.width(of: classLabel($0, most)) }.max() ?? 0
  }

  /// All in their own order where they fit, else the best first.
  private func shownScores(_ prediction: Prediction, _ rows: Int) -> [Prediction.Score] {
    let count = min(5, rows)
    return prediction.scores.count <= count ? prediction.scores : prediction.best(count)
  }

  private mutating func drawOpenClasses(_ rect: Rect, _ count: Int) -> Int {
    let rows = min(5, rect.rows)
    let isMore = count > rows
    let labels = (0..<min(count, isMore ? rows - 1 : rows)).map { network.label($0) }
    let width = min(14, labels.map { Canvas.width(of: $0) }.max() ?? 0)
    for (index, label) in labels.enumerated() {
      put(label, rect.row + index, rect.column, .text, bold: true, width: width)
      put("?", rect.row + index, rect.column + width + 2, .label)
    }
    if isMore {
      put("\(count - labels.count) more", rect.row + rows - 1, rect.column, .label)
    }
    return rect.column + width + 5
  }

  /// What the answer was and is, and how far the change went.
  func changeWords(_ changes: FunnelChanges, _ funnel: Funnel) -> [Words] {
    guard let before = changes.before, let now = scene.prediction().value,
      let then = scene.prediction(of: before).value, !now.leaders.isEmpty
    else { return ["All that follows the change is computed anew."] }
    let changed = changes.layers.filter { $0.value.count > 0 }.keys.sorted()
    guard let earliest = changed.first else {
      return [leaderWords(now, then), "No number of any layer is another than before."]
    }
    let stays: Words =
      earliest > 1 || (earliest == 1 && network.last > 1)
      ? " Nothing before \(bold: network.nodes[earliest].alias) was computed again." : ""
    return [leaderWords(now, then), countWords(changes, funnel) + stays]
  }

  private func leaderWords(_ now: Prediction, _ then: Prediction) -> Words {
    let isSame = now.leaders.map(\.index) == then.leaders.map(\.index)
    guard now.leaders.count == 1 else {
      let start: Words = isSame ? "" : "The answer was \(bold: then.leaderNames), "
      return start
        + (isSame
          ? "\(bold: now.leaderNames) still share the answer."
          : "now \(bold: now.leaderNames) share it.") as Words
    }
    return isSame
      ? "The answer stays \(bold: now.leaderNames)."
      : "The answer was \(bold: then.leaderNames), now it is \(bold: now.leaderNames)."
  }

  /// How many numbers are new: those counted under the stacks, and those of layers that have none
  /// or share one.
  private func countWords(_ changes: FunnelChanges, _ funnel: Funnel) -> Words {
    let shown = Set(funnel.stacks.map(\.shown))
    let all = changes.layers.values.reduce(0) { $0 + $1.count }
    let rest = changes.layers.filter { !shown.contains($0.key) && $0.value.count > 0 }
    let others = rest.values.reduce(0) { $0 + $1.count }
    let count = Numerals.count(all)
    guard others > 0 else { return "\(bold: count) numbers are new, counted under each stack." }
    let place =
      Set(rest.keys) == [network.last] ? "of \(network.nodes[network.last].alias)" : "not shown"
    return "\(bold: count) numbers are new: \(Numerals.count(all - others)) counted under the "
      + "stacks and \(Numerals.count(others)) \(place)."
  }
}
