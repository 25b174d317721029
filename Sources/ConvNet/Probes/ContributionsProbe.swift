/// What each input channel alone adds to one map of a conv, over the whole map, without bias:
/// `[channels, height, width]`.
public struct ContributionsProbe: LayerProbe {
  public let layer: Int
  public let map: Int

  public init(layer: Int, map: Int) { (self.layer, self.map) = (layer, map) }

  public func obstacle(in network: Network) -> String? {
    let node = network.nodes[layer]
    return network.obstacle(to: layer)
      ?? (node.layer is Conv2D ? nil : "\(node.alias) does not add up channels")
  }
  public func words(in network: Network) -> String {
    "the channels of \(network.nodes[layer].alias)[\(map)]"
  }

  /// Runs the layer once for each channel, with all other channels of its input silent.
  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Activation {
    let node = subject.network.nodes[layer]
    let input = try known.answer(.activation(node.inputs[0]), of: subject).tensor
    let weights = try known.answer(.weights(layer), of: subject).parameters
    guard let conv = node.layer as? Conv2D, let weight = weights["weight"] else {
      preconditionFailure("only a conv adds up channels")
    }
    let channels = weight.shape[1]
    let first = map / (conv.outputChannels / conv.groups) * channels
    let single = Conv2D(
      inputChannels: 1, outputChannels: 1, kernelSize: conv.kernelSize, stride: conv.stride,
      padding: conv.padding, dilation: conv.dilation, groups: 1, bias: false)
    let taps = conv.kernelSize.height * conv.kernelSize.width
    let plane = Shape(1, input.shape.height, input.shape.width)
    let kernel = Shape(1, 1, conv.kernelSize.height, conv.kernelSize.width)
    var elements: [Float] = []
    for channel in 0..<channels {
      let start = (map * channels + channel) * taps
      let sum = try single.forward(
        [Tensor(plane, Array(input.map(first + channel)))],
        ["weight": Tensor(kernel, Array(weight.elements[start..<start + taps]))], checkpoint)
      elements += sum.elements
    }
    do {
      let shape = try Shape(checking: [channels] + node.shape.sizes.dropFirst())
      return Activation(Tensor(shape, elements))
    } catch { preconditionFailure("what the channels add fits where they do: \(error)") }
  }
}

extension Probe where Self == ContributionsProbe {
  public static func contributions(layer: Int, map: Int) -> Self { Self(layer: layer, map: map) }
}
