/// A layer's output, with its statistics.
public struct ActivationProbe: LayerProbe {
  public let layer: Int

  public init(layer: Int) { self.layer = layer }

  /// The layers before it that are not known, in the order of the pass, so that nothing has to be
  /// gone back to, however deep it is. What is known hides what it was made of.
  public func groundwork(in subject: Subject, isKnown: (Self) -> Bool) -> [Self] {
    let nodes = subject.network.nodes
    var missing: Set<Int> = []
    var unseen = nodes[layer].inputs
    while let index = unseen.popLast() {
      guard !missing.contains(index), !isKnown(Self(layer: index)) else { continue }
      missing.insert(index)
      unseen += nodes[index].inputs
    }
    return missing.sorted().map(Self.init)
  }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Activation {
    guard layer > 0 else { return Activation(subject.inputNumbers) }
    let node = subject.network.nodes[layer]
    var inputs: [Tensor] = []
    for input in node.inputs {
      inputs.append(try known.answer(.activation(input), of: subject).tensor)
    }
    let weights = try known.answer(.weights(layer), of: subject).parameters
    let packed =
      !node.parameters.isEmpty && node.layer is any PackedLayer
      ? try known.answer(.packedWeights(layer), of: subject).weights : nil
    var output = try node.forward(inputs, weights, packed: packed, checkpoint)
    for map in subject.muted(layer) { output.silence(map) }
    return Activation(output)
  }
}

extension Probe where Self == ActivationProbe {
  public static func activation(_ layer: Int) -> Self { Self(layer: layer) }
}
