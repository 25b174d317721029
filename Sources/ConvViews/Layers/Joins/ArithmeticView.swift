import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  /// Operands that are combined number by number, and their result.
  static let arithmetic = LayerView(
    isFor: { $0.layer is Arithmetic }, story: arithmeticStory,
    map: { ArithmeticPane($0) })

  private static func arithmeticStory(_ facts: LayerFacts) -> [Words] {
    guard let layer = facts.node.layer as? Arithmetic else { return [] }
    if facts.node.kind == WrittenForm.add.kind { return sumStory(facts) }
    let names = facts.sources
    let own = layer.parameters.isEmpty ? "" : " and numbers of its own"
    let listed = names.count > 3 ? "\(names.count) layers" : names.joined(separator: " and ")
    return [
      "\(bold: facts.name) took \(listed)\(own) together, number by number:",
      "\("y = \(layer.operation.formula), \(facts.shape).", .grid)",
    ]
  }
}
