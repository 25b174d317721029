/// Two convolutions, one behind the other, and what stands between them.
public struct LinearPair: Hashable, Sendable {
  public let first: Int
  /// The activations between them, in their order.
  public let between: [Int]
  public let second: Int

  /// The pairs of a network that are one convolution where nothing stands between them: of one group,
  /// over maps, the second without padding, for zeros that are put behind the first are no zeros of
  /// its input.
  public static func all(in network: Network) -> [LinearPair] {
    network.nodes.indices.compactMap { second in
      guard let conv = composable(network, second), conv.grid.isWithoutPadding else { return nil }
      var (between, layer) = ([Int](), network.nodes[second].inputs[0])
      while network.nodes[layer].layer is any ElementwiseLayer, between.count < 4 {
        between.insert(layer, at: 0)
        layer = network.nodes[layer].inputs[0]
      }
      guard composable(network, layer) != nil else { return nil }
      return LinearPair(first: layer, between: between, second: second)
    }
  }
  private static func composable(_ network: Network, _ layer: Int) -> Conv? {
    let node = network.nodes[layer]
    guard let conv = node.layer.planarConv, conv.groups == 1, node.computed.isEmpty,
      conv.grid.dilation.allSatisfy({ $0 == 1 })
    else { return nil }
    return conv
  }

  /// The one convolution that both are.
  /// - Returns: nil where its weights would be more than are laid out.
  func composed(_ first: Conv, _ second: Conv) -> Conv? {
    let kernel = zip(first.grid.kernelSize, zip(second.grid.kernelSize, first.grid.stride)).map {
      $0 + ($1.0 - 1) * $1.1
    }
    let stride = zip(first.grid.stride, second.grid.stride).map { $0 * $1 }
    let count = Int.counted([second.outputChannels, first.inputChannels] + kernel)
    guard let count, count <= LinearPair.mostWeights else { return nil }
    return Conv(
      inputChannels: first.inputChannels, outputChannels: second.outputChannels,
      kernelSize: kernel, stride: stride,
      padding: first.grid.paddingBefore + first.grid.paddingAfter)
  }
  static let mostWeights = 1 << 22
}

extension GridWindow {
  fileprivate var isWithoutPadding: Bool { (paddingBefore + paddingAfter).allSatisfy { $0 == 0 } }
}
