import ConvCanvas
import ConvNet
import ConvSession

/// The network's answer now and as it was: the best of both, as bars.
struct AnswerBars: Pane {
  let view: View
  let before: Subject?

  static let least = Size(rows: 1, columns: 42)

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard let now = scene.prediction().value else { return }
    let was = before.flatMap { scene.of($0).prediction().value }.flatMap {
      $0.scores.count == now.scores.count ? $0 : nil
    }
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
      painter.put(score.label, row, rect.column + 1, .text, bold: score == now.best, width: labels)
      let bar = now.bar(score.value, reach: reach)
      painter.bar(bar.length, row, column, width: width, isNegative: bar.isNegative)
      painter.put(
        rightBefore: column + width + 9, now.written(score.value), row, .text,
        bold: score == now.best)
      guard let was else { continue }
      painter.put(
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
}
