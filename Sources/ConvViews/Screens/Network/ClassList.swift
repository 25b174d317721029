import ConvCanvas
import ConvNet
import ConvSession

/// The classes one below the other: `?` while they are not computed, then a bar and a number for the
/// best, and what they were before an edit.
struct ClassList {
  let view: View
  let rows: Int
  /// The state before an edit.
  let before: Subject?

  private var network: Network { view.network }
  private var scene: Scene { view.scene }

  /// - Returns: the column at which what stands beside can begin.
  func draw(_ row: Int, _ column: Int, bar: Int, on painter: inout Painter) -> Int {
    let answer = network.nodes[network.last].shape
    guard network.last > 0 else { return column }
    guard network.graph.obstacle(to: network.last) == nil else {
      return painter.put("✗ no answer", row, column, .differs, bold: true) + 3
    }
    guard answer.isColumn else { return drawAnswerShape(row, column, answer, on: &painter) }
    guard case .value(let prediction) = scene.prediction() else {
      return drawOpenClasses(row, column, answer.count, on: &painter)
    }
    let scores = shownScores(prediction)
    let then = before.flatMap { scene.prediction(of: $0).value }
    let labelWidth = labelWidth
    let barColumn = column + labelWidth + 2
    let end = barColumn + (bar > 0 ? bar + 1 : 0) + 8
    let reach = max(scores.map { $0.value.magnitude }.max() ?? 1, 1e-9)
    for (index, score) in scores.enumerated() {
      let row = row + index
      let isBest = score.index == prediction.best?.index
      painter.put(classLabel(score, labelWidth), row, column, .text, bold: true, width: labelWidth)
      if bar > 0 {
        let share = prediction.bar(score.value, reach: reach)
        painter.bar(share.length, row, barColumn, width: bar, isNegative: share.isNegative)
      }
      let isHere = view.session.place.layer == network.last && isBest
      painter.put(
        rightBefore: end, prediction.written(score.value), row,
        isHere ? .here : isBest ? .text : .label, bold: isBest)
      if let then {
        painter.put("was \(then.written(then.scores[score.index].value))", row, end + 2, .faint)
      }
    }
    return end + (then == nil ? 4 : 16)
  }

  /// A network that answers with maps has no classes.
  private func drawAnswerShape(
    _ row: Int, _ column: Int, _ shape: Shape, on painter: inout Painter
  ) -> Int {
    let lines = ["answers with", "\(shape),", "not with classes"]
    painter.put(lines[0], row, column, .label)
    painter.put(lines[1], row + 1, column, .text, bold: true)
    painter.put(lines[2], row + 2, column, .label)
    return column + (lines.map { Canvas.width(of: $0) }.max() ?? 0) + 4
  }

  /// A single number bears the layer's name where nobody has named it.
  private func classLabel(_ score: Prediction.Score, _ width: Int) -> String {
    let isAlone = network.nodes[network.last].shape.count == 1 && network.labels.isEmpty
    let label = isAlone ? network.nodes[network.last].alias : score.label
    return label.count <= width ? label : label.prefix(max(0, width - 1)) + "…"
  }

  /// Columns of the longest label that is shown.
  var labelWidth: Int {
    guard let prediction = scene.prediction().value else { return 0 }
    let most = view.size.columns < 100 ? 14 : view.size.columns < 160 ? 22 : 40
    return shownScores(prediction).map { Canvas.width(of: classLabel($0, most)) }.max() ?? 0
  }

  /// All in their own order where they fit, else the best first.
  private func shownScores(_ prediction: Prediction) -> [Prediction.Score] {
    let count = min(5, rows)
    return prediction.scores.count <= count ? prediction.scores : prediction.best(count)
  }

  private func drawOpenClasses(
    _ row: Int, _ column: Int, _ count: Int, on painter: inout Painter
  ) -> Int {
    let rows = min(5, self.rows)
    let isMore = count > rows
    let labels = (0..<min(count, isMore ? rows - 1 : rows)).map { network.label($0) }
    let width = min(14, labels.map { Canvas.width(of: $0) }.max() ?? 0)
    for (index, label) in labels.enumerated() {
      painter.put(label, row + index, column, .text, bold: true, width: width)
      painter.put("?", row + index, column + width + 2, .label)
    }
    if isMore {
      painter.put("\(count - labels.count) more", row + rows - 1, column, .label)
    }
    return column + width + 5
  }
}
