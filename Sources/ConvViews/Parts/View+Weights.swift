import ConvNet
import ConvSession

extension View {
  /// Statistics of the weights of the layer at hand; nil until they are measured.
  var weightStatistics: WeightStatistics? {
    scene.measured(.weightStatistics(position.place.layer)).value
  }
}

extension Session {
  /// The weights of a layer, where edits have to be worked out, and their statistics.
  func weightNeeds(_ layer: Int) -> [Need] {
    guard !network.nodes[layer].layer.parameters.isEmpty else { return [] }
    return Need.weights(of: layer, in: subject) + [.about(subject, .weightStatistics(layer))]
  }
}
