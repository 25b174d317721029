import ConvNet

extension Node {
  /// `36 weights and 4 biases`, `18 weights`
  var parameterWords: String {
    let biases = layer.parameters.filter { $0.name == "bias" }.reduce(0) { $0 + $1.shape.count }
    return Numerals.parameters(weights: parameterCount - biases, biases: biases)
  }
}

extension Network {
  /// Of all layers: `267 weights and 16 biases`.
  var parameterWords: String {
    let biases = nodes.flatMap(\.layer.parameters).filter { $0.name == "bias" }
      .reduce(0) { $0 + $1.shape.count }
    return Numerals.parameters(weights: graph.parameterCount - biases, biases: biases)
  }
}

extension Numerals {
  static func parameters(weights: Int, biases: Int) -> String {
    func counted(_ count: Int, _ one: String, _ more: String) -> String {
      "\(Numerals.count(count)) \(count == 1 ? one : more)"
    }
    let text = counted(weights, "weight", "weights")
    return biases == 0 ? text : "\(text) and \(counted(biases, "bias", "biases"))"
  }
}
