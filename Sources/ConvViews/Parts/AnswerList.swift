import ConvCanvas
import ConvNet
import ConvSession

/// The answer of the network, best class first, and what it was before the editing.
struct AnswerList: Pane {
  let view: View

  static let least = Size(rows: 2, columns: 9)

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put("answer", rect.row, rect.column, .label)
    guard let now = scene.prediction().value else {
      painter.put("·", rect.row, rect.column + 8, .faint)
      return
    }
    let then = interaction.before(in: session).flatMap { scene.prediction(of: $0).value }
    let isWide = rect.columns >= 30
    let labels = min(14, now.scores.map { Canvas.width(of: $0.label) }.max() ?? 0)
    // Long names stand above their numbers where columns run out.
    let isAbove = !isWide && labels + 9 > rect.columns
    let height = (isWide || then == nil ? 1 : 2) + (isAbove ? 1 : 0)
    let count = max(0, (rect.rows - 1) / height)
    // Few classes keep their order, so that only the bars move.
    let scores =
      now.scores.count <= count ? now.scores : now.best(count)
    let reach = max(now.scores.map(\.value.magnitude).max() ?? 1, .leastNormalMagnitude)
    let names = isAbove ? 0 : labels
    for (offset, score) in scores.enumerated() {
      let top = rect.row + 1 + offset * height
      let label = Painter.words(score.label, in: isAbove ? rect.columns : names).first ?? ""
      painter.put(label, top, rect.column, .text, bold: score == now.best)
      let row = top + (isAbove ? 1 : 0)
      let column = rect.column + (isAbove ? 0 : names + 1)
      let value = now.written(score.value)
      painter.put(rightBefore: column + 8, value, row, .text, bold: score == now.best)
      let was = then.flatMap { then in
        then.scores.indices.contains(score.index)
          ? then.written(then.scores[score.index].value) : nil
      }
      if isWide {
        let room = min(24, rect.columns - names - 10 - (was == nil ? 0 : 14))
        let bar = now.bar(score.value, reach: reach)
        painter.bar(bar.length, row, column + 9, width: room, isNegative: bar.isNegative)
        if let was { painter.put("was \(was)", row, column + 10 + room, .label) }
      } else if let was {
        painter.put(rightBefore: column + 8, "was \(was)", row + 1, .label)
      }
    }
  }
}
