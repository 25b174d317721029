import ConvCanvas
import ConvNet
import ConvSession

/// The share of the class while its picture is deleted, the pixels first that the heatmap holds for the
/// most important, and in random order.
struct EvidenceCurve {
  let view: View
  let evidence: Evidence

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard let deletion = view.scene.measured(evidence.deletion).value else {
      painter.put("deletion", rect.row, rect.column, .text, bold: true, width: rect.columns)
      painter.put("being measured", rect.row + 1, rect.column, .faint, width: rect.columns)
      return
    }
    guard !deletion.curve.isEmpty else { return }
    let signs = Chart.signs(view.appearance.ascii)
    let own: Words = "\(bold: signs.joined) deleted as it says"
    let random: Words = "\(signs.scattered, .channels) at random"
    let isNarrow = own.width + random.width + 2 > rect.columns
    if isNarrow {
      let short: Words = "\(bold: signs.joined) as it says"
      painter.put(
        own.width <= rect.columns ? own : short, rect.row, rect.column, width: rect.columns)
    }
    let body = rect.dropping(bottom: 1).dropping(top: isNarrow ? 1 : 0)
    chart(deletion, title: isNarrow ? random : own + "  " + random).draw(body, on: &painter)
    let row = rect.row + rect.rows - 1
    painter.put("0", row, body.column + Chart.labels, .label)
    painter.put(
      rightBefore: body.column + body.columns, isNarrow ? "all" : "all deleted", row, .label)
  }

  private func chart(_ deletion: Deletion, title: Words) -> Chart {
    func line(_ curve: [Double], _ ink: Ink, _ form: Chart.Line.Form) -> Chart.Line {
      .init(points: curve.enumerated().map { ($0, $1) }, ink: ink, form: form)
    }
    let all = (deletion.curve + deletion.random).filter(\.isFinite)
    let (low, high) = (all.min() ?? 0, all.max() ?? 1)
    // What is no share has a range of its own.
    let areShares = low >= 0 && high <= 1
    let classes = view.network.nodes[view.network.scoreLayer].shape.count
    return Chart(
      title: title,
      lines: [
        line(deletion.random, .channels, .scattered),
        line(deletion.curve, .text, .joined),
      ],
      guess: areShares ? (1 / Double(classes), "guess") : (0, "0"),
      range: areShares ? 0...1 : min(0, low)...max(high, min(0, low) + 1e-6),
      last: DeletionProbe.steps, here: nil,
      text: { areShares ? "\(Int(($0 * 100).rounded())) %" : Numerals(decimals: 1).text($0) })
  }
}
