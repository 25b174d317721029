import ConvNet
import ConvSession

/// The gradient of one weight as the sum that it is: input × output gradient over all places where the
/// weight was used.
struct WeightUpdate {
  struct Term {
    /// Where the input was read; outside of it padding counts as 0.
    let input: [Int]
    /// The output that was made there.
    let output: [Int]
    let factors: (input: Float, gradient: Float)

    var product: Double { Double(factors.input) * Double(factors.gradient) }
  }
  let layer: Int
  let element: [Int]
  let terms: [Term]
  /// The weight now, and its gradient as the backward pass computes it.
  let weight: Float
  let gradient: Float

  /// - Returns: nil where something is not known, or the layer explains no gradients.
  init?(_ view: View) {
    guard let layer = WatchedLayer.at(view.session, view.interaction),
      let element = WatchedLayer.weight(view.session, view.interaction),
      let gradients = view.scene.gradients.value, let output = gradients.outputs[layer],
      let weights = view.scene.weights(layer).value?["weight"], weights.shape.contains(element),
      let computed = gradients.parameters[layer]["weight"]
    else { return nil }
    let node = view.network.nodes[layer]
    guard let source = node.inputs.first, let input = view.scene.reading(source).value,
      let explaining = node.layer as? any GradientExplaining,
      let step = explaining.explainGradient(
        .parameter("weight"), element, node.inputShapes, { _, _ in nil })?.walkedStep,
      let read = step.read.first, let beside = step.weight
    else { return nil }
    (self.layer, self.element) = (layer, element)
    (weight, gradient) = (weights[element], computed[element])
    terms = (0..<read.count).map { index in
      let (place, made) = (read[index], beside[beside.count == 1 ? 0 : index])
      let isInside = node.inputShapes[0].contains(place)
      return Term(
        input: place, output: made,
        factors: (isInside ? input[place] ?? 0 : 0, output[made]))
    }
  }

  /// All products added up, in Double.
  var sum: Double { terms.reduce(0) { $0 + $1.product } }
  /// Those that count most.
  var largest: [Term] {
    Array(terms.filter { $0.product != 0 }.sorted { $0.product.magnitude > $1.product.magnitude })
  }
}
