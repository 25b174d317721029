import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  /// Scores become shares.
  static let softmax = LayerView(
    isFor: { $0.form == Softmax.kind },
    story: { facts in
      let listed: String
      if let scores = facts.read?.tensor?.elements, scores.count <= 5 {
        let numerals = Numerals(decimals: Numerals(scores).decimals == 0 ? 0 : 1)
        listed = scores.map { numerals.text($0) }.joined(separator: ", ")
      } else {
        listed = "\(facts.input.count) numbers"
      }
      return [
        "\(bold: facts.name) made shares of 1 out of \(listed, .grid).",
        "e to the power of each, divided by the sum of all: a larger number gets a larger share.",
      ]
    },
    units: { facts in
      let share = Numerals.percent(facts.largest)
      return
        "The \(facts.node.shape.count) numbers became shares of 1. \(bold: facts.best) has the largest, \(bold: share)."
    },
    map: { SoftmaxPane(view: $0) },
    term: { SoftmaxPane(view: $0) })
}
