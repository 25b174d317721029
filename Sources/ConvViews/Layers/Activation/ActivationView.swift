import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  /// Activations other than ReLU, and all that works on each number by itself.
  static let activation = LayerView(
    isFor: { $0.layer is any ElementwiseLayer }, story: activationStory,
    map: { DrawnPane(view: $0) { $0.drawActivation($1) } }, staysInPlace: true)

  static let relu = LayerView(
    isFor: { $0.layer is ReLU }, story: reluStory, maps: { $0.reluMaps }, map: activation.map,
    staysInPlace: true)

  private static func activationStory(_ facts: LayerFacts) -> [Words] {
    guard let function = (facts.node.layer as? any ElementwiseLayer)?.function else { return [] }
    return [
      "\(bold: facts.name) did the same to every number, \(function.formula, .grid):",
      Words(stringLiteral: function.summary), "No number moved, and no weight was needed.",
    ]
  }

  private static func reluStory(_ facts: LayerFacts) -> [Words] {
    let known = facts.scene.extent(of: facts.layer).elements
    let source = facts.read
    var out = 0
    if let source {
      for offset in 0..<min(known, facts.shape.count) where source[offset] ?? 0 < 0 { out += 1 }
    }
    let count = "\(Numerals.count(out)) of \(Numerals.count(known))"
    let went = source == nil ? "All below 0 became 0." : "\(count) numbers became 0."
    return [
      "\(bold: facts.name) kept what is above 0; the rest became 0:", "\(went, .grid)",
      "No number moved, and no weight was needed.",
    ]
  }
}

extension View {
  fileprivate var reluMaps: Words {
    let count = Numerals.count(node.shape.count)
    guard let now = scene.reading(position.place.layer).value?.tensor,
      let input = scene.reading(node.inputs[0]).value?.tensor
    else { return "What is below 0 becomes 0." }
    let negative = input.elements.count { $0 < 0 }
    if negative == 0 { return "None of the \(count) numbers was below 0: all are as they were." }
    let left = now.elements.count { $0 > 0 }
    return
      "\(bold: Numerals.count(negative)) of \(count) numbers were below 0 and are 0 now; \(Numerals.count(left)) are above it."
  }
}
