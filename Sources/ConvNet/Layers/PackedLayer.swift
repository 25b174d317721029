/// A layer of which something is found once for many passes: its weights in the order in which its
/// kernel reads them, and what follows from sizes alone. It is kept apart from the weights.
public protocol PackedLayer: Layer {
  /// How many numbers that takes at most, beside the weights as they are written.
  func packedCount(_ inputs: [Shape]) -> Int

  /// - Parameters:
  ///   - parameters: the tensors that the layer declares, by name.
  ///   - inputs: shapes that `outputShape` accepts.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  func pack(
    _ parameters: Parameters, _ inputs: [Shape], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PackedWeights
}

extension PackedLayer {
  /// Layers without weights keep none.
  public func packedCount(_ inputs: [Shape]) -> Int { 0 }
}

extension Node {
  /// The layer made ready; nil where there is nothing to be found before a pass, and where weights are
  /// computed anew in each.
  public func pack(
    _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PackedWeights? {
    guard computed.isEmpty else { return nil }
    return try (layer as? any PackedLayer)?.pack(parameters, inputShapes, checkpoint)
  }

  /// The same where nobody interrupts it.
  public func pack(_ parameters: Parameters) -> PackedWeights? {
    do { return try pack(parameters, .unchecked) } catch {
      preconditionFailure("unchecked packing is not cancelled")
    }
  }
}
