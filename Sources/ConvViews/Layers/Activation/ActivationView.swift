import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  /// Activations other than ReLU, and all that works on each number by itself.
  static let activation = LayerView(
    isFor: { $0.layer is any ElementwiseLayer }, story: activationStory,
    map: { ActivationPane(view: $0) }, staysInPlace: true,
    wayBack: { "\($0.alias) passes back what comes to each number, times how steep it is there." })

  static let relu = LayerView(
    isFor: isReLU, story: reluStory, maps: reluMaps, map: activation.map,
    counts: { session in
      session.position.node.inputs.map { .about(session.subject, .belowZero($0)) }
    }, staysInPlace: true,
    wayBack: {
      "\($0.alias) lets back all that comes to numbers above 0, and nothing to those that it made 0."
    })

  @Sendable static func isReLU(_ node: Node) -> Bool {
    (node.layer as? any ElementwiseLayer)?.function == .relu
  }

  private static func activationStory(_ facts: LayerFacts) -> [Words] {
    guard let function = (facts.node.layer as? any ElementwiseLayer)?.function else { return [] }
    return [
      "\(bold: facts.name) did the same to every number, \(function.formula, .grid):",
      Words(stringLiteral: function.summary), "No number moved, and no weight was needed.",
    ]
  }

  private static func reluStory(_ facts: LayerFacts) -> [Words] {
    let known = min(facts.scene.extent(of: facts.layer).elements, facts.shape.count)
    let out = facts.scene.belowZero(facts.node, before: known)
    let kept: Words = "\(bold: facts.name) kept what is above 0; the rest became 0"
    let counted: [Words] =
      out.map {
        let went = "\(Numerals.count($0)) of \(Numerals.count(known)) numbers became 0."
        return [kept + ":", "\(went, .grid)"]
      } ?? [kept + "."]
    return counted + ["No number moved, and no weight was needed."]
  }

  private static func reluMaps(_ view: View) -> Words {
    let count = Numerals.count(view.node.shape.count)
    guard let now = view.scene.reading(view.position.place.layer).value?.statistics,
      let negative = view.scene.belowZero(view.node, before: view.node.shape.count)
    else { return "What is below 0 becomes 0." }
    if negative == 0 { return "None of the \(count) numbers was below 0: all are as they were." }
    let left = now.count - now.zeros - now.notNumbers
    return
      "\(bold: Numerals.count(negative)) of \(count) numbers were below 0 and are 0 now; \(Numerals.count(left)) are above it."
  }
}

extension Scene {
  /// Counts the numbers below zero among the first ones that a layer reads; nil until they are
  /// measured.
  func belowZero(_ node: Node, before end: Int) -> Int? {
    guard let source = node.inputs.first, let tensor = reading(source).value?.tensor else {
      return nil
    }
    return measured(.belowZero(source)).value?.count(before: end, of: tensor.elements)
  }
}
