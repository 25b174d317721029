/// A pass of several samples through a network as it was opened, layer by layer, that keeps no more
/// outputs than later layers read.
public struct ForwardPass {
  private let network: Network
  /// The last layer that reads each.
  private let lastReaders: [Int]

  public init(_ network: Network) {
    self.network = network
    var last = Array(network.nodes.indices)
    for (index, node) in network.nodes.enumerated() {
      for input in node.inputs { last[input] = index }
    }
    lastReaders = last
  }

  /// - Parameters:
  ///   - inputs: what the first layer reads, for each sample.
  ///   - visit: is given each layer that can be computed with its outputs, in the order of the pass.
  public func run<Failure: Error>(
    _ inputs: [Tensor], _ visit: (Int, [Tensor]) throws(Failure) -> Void
  ) throws(Failure) {
    var outputs: [Int: [Tensor]] = [:]
    for (index, node) in network.nodes.enumerated() where network.graph.obstacle(to: index) == nil {
      let packed = node.pack(network.weights[index])
      let tensors =
        index == 0
        ? inputs
        : inputs.indices.map { sample in
          node.forward(
            node.inputs.compactMap { outputs[$0]?[sample] }, network.weights[index],
            packed: packed)
        }
      try visit(index, tensors)
      outputs[index] = tensors
      for input in [index] + node.inputs where lastReaders[input] <= index {
        outputs[input] = nil
      }
    }
  }
}
