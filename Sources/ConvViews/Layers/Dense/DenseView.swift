import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  /// All that one unit adds up.
  static let dense = LayerView(
    isFor: { $0.layer is Dense },
    story: { facts in
      let count = Numerals.count(facts.input.count)
      let made = LayerFacts.units(facts.shape.count)
      return [
        "\(bold: facts.name) made \(made), each a weighted sum of all \(count) numbers:",
        "\("\(count) numbers became \(facts.shape.count).", .grid)",
        "Each unit has a weight for every number: \(facts.node.parameterWords) in all.",
      ]
    },
    units: { facts in
      let (node, count) = (facts.node, Numerals.count(facts.node.inputShapes[0].count))
      return
        "Each of the \(node.shape.count) units weighs all \(count) inputs: \(node.parameterWords) in all. "
        + facts.most
    },
    map: { DensePane(view: $0) }, hasUnitWeights: true,
    wayBack: {
      "Each number that \($0.alias) read gets weight × gradient of all its units, added up."
    })
}
