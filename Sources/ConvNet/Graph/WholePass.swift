/// A pass of one sample that keeps the output of every layer, in a network as it was opened: what
/// does not depend on the sample is found once for all passes.
public struct WholePass: Sendable {
  private struct Step {
    let node: Node
    let parameters: Parameters
    let packed: PackedWeights?
    /// The layer whose numbers this one repeats.
    let repeated: Int?
  }
  private let steps: [Step]

  /// - Throws: ``Cancelled`` where the checkpoint does.
  public init(_ network: Network, _ checkpoint: Checkpoint) throws(Cancelled) {
    var steps: [Step] = []
    for (index, node) in network.nodes.enumerated().dropFirst() {
      let packed =
        node.layer.repeats == nil
        ? try node.pack(network.weights[index], checkpoint.part(index, of: network.nodes.count))
        : nil
      var repeated: Int?
      if case .input(let place)? = node.layer.repeats { repeated = node.inputs[place] }
      steps.append(
        Step(
          node: node, parameters: network.weights[index], packed: packed, repeated: repeated))
    }
    self.steps = steps
  }

  /// The outputs of all layers, the input before them.
  ///
  /// - Parameter visit: is called after each layer with its index in the network.
  public func run(
    _ input: Tensor, _ checkpoint: Checkpoint, visit: (Int) -> Void = { _ in }
  ) throws(Cancelled) -> [Tensor] {
    var outputs = [input]
    outputs.reserveCapacity(steps.count + 1)
    for index in steps.indices {
      outputs.append(try output(index, outputs, checkpoint))
      visit(index + 1)
    }
    return outputs
  }

  private func output(
    _ index: Int, _ outputs: [Tensor], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    if let packed = steps[index].packed {
      return try packed.forward(
        outputs[steps[index].node.inputs[0]], steps[index].node.shape, checkpoint)
    }
    if let repeated = steps[index].repeated {
      return outputs[repeated].reshaped(steps[index].node.shape)
    }
    return try steps[index].node.forward(
      steps[index].node.inputs.map { outputs[$0] }, steps[index].parameters, packed: nil,
      checkpoint)
  }
}

extension WholePass {
  /// What nobody interrupts.
  public init(_ network: Network) {
    do { try self.init(network, .unchecked) } catch {
      preconditionFailure("unchecked packing is not cancelled")
    }
  }

  /// A pass that nobody interrupts.
  public func run(_ input: Tensor, visit: (Int) -> Void = { _ in }) -> [Tensor] {
    do { return try run(input, .unchecked, visit: visit) } catch {
      preconditionFailure("an unchecked pass is not cancelled")
    }
  }
}
