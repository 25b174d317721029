/// A batch norm of one network that the other has in the weights of the layer before it: with
/// s = γ / √(σ² + ε), its weights are w · s and its biases (b − μ) · s + β.
public struct FoldedNorm: Hashable, Sendable {
  /// The batch norm, and the layer that it follows, in the network that has both.
  public let norm: Int
  public let layer: Int
  /// Whether that is the network here.
  public let isHere: Bool
  /// The folded weights as they follow from the norm held against those that the other has.
  public let weights: [WeightDifference]

  /// What rounding in another order may make of a weight.
  static let tolerance = 1e-4
  /// Whether the other's weights are what folding gives: both compute the same.
  public var isExact: Bool { weights.allSatisfy { $0.share <= FoldedNorm.tolerance } }

  /// - Returns: nil where the layer can take no norm.
  static func weights(
    _ layer: any Layer, _ own: Parameters, norm: BatchNorm, _ measured: Parameters
  ) -> Parameters? {
    guard layer is Conv || layer is Dense, let weight = own["weight"],
      let scale = measured["weight"]?.elements, let shift = measured["bias"]?.elements,
      let mean = measured["running_mean"]?.elements,
      let variance = measured["running_var"]?.elements, weight.shape[0] == scale.count
    else { return nil }
    let inside = weight.shape.count / scale.count
    let factors = scale.indices.map { channel in
      Double(scale[channel]) / (Double(variance[channel]) + Double(norm.epsilon)).squareRoot()
    }
    let numbers = weight.elements
    let folded = Tensor(weight.shape) { result in
      for index in 0..<weight.shape.count {
        result[index] = Float(Double(numbers[index]) * factors[index / inside])
      }
    }
    let before = own["bias"]?.elements
    let biases = factors.indices.map { channel in
      let bias = before.map { Double($0[channel]) } ?? 0
      return Float((bias - Double(mean[channel])) * factors[channel] + Double(shift[channel]))
    }
    return ["weight": folded, "bias": Tensor(Shape(factors.count), biases)]
  }
}
