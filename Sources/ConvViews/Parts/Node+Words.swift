import ConvCanvas
import ConvNet

extension Node {
  /// `36 weights and 4 biases`, `18 weights`, `36 computed weights and 4 biases`
  var parameterWords: String {
    let biases = biasCount
    let weights = parameterCount - biases
    if computedCount > 0 {
      let own =
        (weights == 0 ? [] : [Numerals.parameters(weights: weights, biases: 0)])
        + (biases == 0 ? [] : [biases == 1 ? "1 bias" : "\(Numerals.count(biases)) biases"])
      let computed = "\(Numerals.count(computedCount)) computed weight"
      return ([computed + (computedCount == 1 ? "" : "s")] + own).joined(separator: " and ")
    }
    return Numerals.parameters(weights: parameterCount - biases, biases: biases)
  }

  /// The colour that a map of a picture is; nil where there are not three.
  func tint(_ map: Int) -> TintChannel? {
    shape.rank == 3 && shape.channels == 3 ? TintChannel(rawValue: map) : nil
  }

  var biasCount: Int {
    parameters.filter { $0.name == "bias" && isLearned($0) }
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
