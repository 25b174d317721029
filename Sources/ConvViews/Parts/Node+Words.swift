import ConvNet

extension Node {
  /// `36 weights and 4 biases`, `18 weights`
  var parameterWords: String {
    let biases = biasCount
    return Numerals.parameters(weights: parameterCount - biases, biases: biases)
  }

  fileprivate var biasCount: Int {
    layer.parameters.filter { $0.name == "bias" && isLearned($0) }
      .reduce(0) { $0 + $1.shape.count }
  }

  /// Whether it makes signals of signals, each number of what stands in its place or around it.
  var isDrawnAsStrips: Bool {
    shape.isSignal && inputShapes.first?.rank == 2
      && (layer.window != nil || LayerView.of(self).staysInPlace)
  }
  var makesSize: Bool { LayerView.of(self).makesSize(self) }

  /// Whether pictures, or volumes, come together.
  var joinsPictures: Bool {
    shape.rank > 2 && inputShapes.allSatisfy { $0.rank == shape.rank }
  }

  /// A question mark where an operator that is not computed does not tell.
  var shapeText: String { hasKnownShape ? "\(shape)" : "?" }
  var shortShape: String { hasKnownShape ? shape.short : "?" }
}

extension Network {
  /// The parameters of all layers: `267 weights and 16 biases`.
  var parameterWords: String {
    let biases = nodes.reduce(0) { $0 + ($1.shared.contains("bias") ? 0 : $1.biasCount) }
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
