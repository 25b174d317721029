import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// What the network says now, best first, and what it said before the editing.
  mutating func drawAnswer(_ rect: Rect) {
    put("answer", rect.row, rect.column, .label)
    guard let now = scene.prediction().value else {
      put("·", rect.row, rect.column + 8, .faint)
      return
    }
    let then = interaction.reference(in: session).flatMap { scene.prediction(of: $0).value }
    let isWide = rect.columns >= 30
    let height = isWide || then == nil ? 1 : 2
    let count = max(0, (rect.rows - 1) / height)
    // Few classes keep their order, so that only the bars move.
    let scores =
      now.scores.count <= count ? now.scores : now.best(count)
    let reach = max(now.scores.map(\.value.magnitude).max() ?? 1, .leastNormalMagnitude)
    let names = min(14, scores.map { Canvas.width(of: $0.label) }.max() ?? 0)
    for (offset, score) in scores.enumerated() {
      let row = rect.row + 1 + offset * height
      put(score.label, row, rect.column, .text, bold: score == now.best, width: names)
      let column = rect.column + names + 1
      let value = written(score.value, now)
      put(rightBefore: column + 8, value, row, .text, bold: score == now.best)
      let was = then.flatMap {
        $0.scores.indices.contains(score.index) ? $0.scores[score.index] : nil
      }
      if isWide {
        let room = min(24, rect.columns - names - 10 - (was == nil ? 0 : 14))
        canvas.bar(
          Double(score.value.magnitude / (now.areShares ? 1 : reach)), row, column + 9, width: room,
          theme.positive, theme, appearance)
        if let was { put("was \(written(was.value, now))", row, column + 10 + room, .label) }
      } else if let was {
        put(rightBefore: column + 8, "was \(written(was.value, now))", row + 1, .label)
      }
    }
  }

  private func written(_ value: Float, _ prediction: Prediction) -> String {
    prediction.areShares ? Numerals.percent(value) : Numerals(decimals: 2).text(value)
  }
}
