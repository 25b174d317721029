/// A layer's weights after the edits, in the order in which its kernel reads them.
public struct PackedWeightsProbe: Probe {
  public let layer: Int

  public init(layer: Int) { self.layer = layer }

  public func part(of subject: Subject) -> Subject { subject.weighing(layer) }
  public func words(in network: Network) -> String { "\(network.nodes[layer].alias)'s weights" }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Packed {
    let weights = try known.answer(.weights(layer), of: subject)
    return Packed(
      weights: try subject.network.nodes[layer].pack(weights.parameters, checkpoint))
  }

  /// The packed weights, if the layer has any.
  public struct Packed: Measured {
    let weights: PackedWeights?
    public var byteCount: Int { weights?.byteCount ?? 0 }
  }
}

extension Probe where Self == PackedWeightsProbe {
  static func packedWeights(_ layer: Int) -> Self { Self(layer: layer) }
}
