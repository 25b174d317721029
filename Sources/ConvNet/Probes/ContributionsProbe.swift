/// The part of each input channel in one map of a conv, over the whole map, without bias:
/// `[channels, height, width]`.
public struct ContributionsProbe: LayerProbe {
  public let layer: Int
  public let map: Int

  public init(layer: Int, map: Int) { (self.layer, self.map) = (layer, map) }

  public func obstacle(in network: Network) -> String? {
    let node = network.nodes[layer]
    return network.graph.obstacle(to: layer)
      ?? (node.layer.planarConv != nil ? nil : "\(node.alias) does not add up channels")
  }
  public func words(in network: Network) -> String {
    "the channels of \(network.nodes[layer].alias)[\(map)]"
  }

  /// Runs the layer with every channel as a group of its own.
  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Activation {
    let node = subject.network.nodes[layer]
    let input = try known.answer(.activation(node.inputs[0]), of: subject).tensor
    let kernels: Tensor?
    if let slot = node.input(ofParameter: "weight") {
      kernels = try known.answer(.activation(node.inputs[slot]), of: subject).tensor
    } else {
      kernels = try known.answer(.weights(layer), of: subject).parameters["weight"]
    }
    guard let conv = node.layer.planarConv, let weight = kernels else {
      preconditionFailure("only a conv adds up channels")
    }
    // Each channel as a group of its own, of which nothing is added up.
    let (channels, first) = (conv.groupChannels, conv.firstChannel(of: map))
    let single = Conv(
      inputChannels: channels, outputChannels: channels, grid: conv.grid, groups: channels,
      bias: false)
    let cells = input.shape.count / input.shape.channels
    let taps = weight.shape.count / weight.shape.channels
    let read = input.elements[first * cells..<(first + channels) * cells]
    let filter = weight.elements[map * taps..<(map + 1) * taps]
    let shapes: (input: Shape, weight: Shape)
    do {
      shapes = (
        try Shape(checking: [channels] + input.shape.sizes.dropFirst()),
        try Shape(checking: [channels, 1] + conv.grid.kernelSize)
      )
    } catch { preconditionFailure("a part of a tensor fits where that does: \(error)") }
    let sums = try single.forward(
      [Tensor(shapes.input, Array(read))], ["weight": Tensor(shapes.weight, Array(filter))],
      checkpoint)
    return Activation(sums)
  }
}

extension Probe where Self == ContributionsProbe {
  public static func contributions(layer: Int, map: Int) -> Self { Self(layer: layer, map: map) }
}
