import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  static let transposedConv = LayerView(
    isFor: { $0.layer is ConvTranspose }, story: transposedStory,
    map: { TransposedConvPane(view: $0) },
    makesSize: { $0.shape.rank > 1 })

  private static func transposedStory(_ facts: LayerFacts) -> [Words] {
    guard let conv = facts.node.layer as? ConvTranspose else { return [] }
    let kernel = conv.grid.kernelSize.map(String.init).joined(separator: "×")
    return [
      "\(bold: facts.name) laid a kernel of \(kernel) down for every number, times itself:",
      "\(facts.shapes + ".", .grid)",
      "Where they overlap they add up: \(facts.node.parameterWords).",
    ]
  }
}
