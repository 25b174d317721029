import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  static let recurrent = LayerView(
    isFor: { $0.layer is Recurrent },
    story: { facts in
      guard let layer = facts.node.layer as? Recurrent else { return [] }
      let ways = layer.isReverse.count == 2 ? ", forwards and backwards" : ""
      return [
        "\(bold: facts.name) (\(facts.node.kind)) went step by step through \(Numerals.count(facts.shape[0])) steps\(ways):",
        "\("each state is made of the input there and of the last state.", .grid)",
        "\(facts.node.parameterWords).",
      ]
    })

  static let quantization = LayerView(
    isFor: { $0.layer is Quantization },
    story: { facts in
      guard let layer = facts.node.layer as? Quantization else { return [] }
      let what =
        layer.type.map { "every number became the nearest whole one of \($0.rawValue) on a scale." }
        ?? "every whole number became the real one that it stands for."
      return [
        "\(bold: facts.name) (\(facts.node.kind)) kept \(bold: "\(facts.shape)"):",
        "\("\(what)", .grid)", "No weight was needed.",
      ]
    }, staysInPlace: true)
}
