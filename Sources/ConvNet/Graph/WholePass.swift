/// A pass of one sample that keeps the output of every layer, in a network as it was opened: what
/// does not depend on the sample is found once for all passes.
public struct WholePass: Sendable {
  private enum Step {
    /// The numbers of a layer before it, as they are.
    case repeated(Int, Shape)
    /// What was made ready, for one input.
    case packed(PackedWeights, input: Int, Shape)
    case plain(Node, Parameters)
  }
  private let steps: [Step]
  private let scratchCount: Int

  /// - Throws: ``Cancelled`` where the checkpoint does.
  public init(_ network: Network, _ checkpoint: Checkpoint) throws(Cancelled) {
    var (steps, scratchCount): ([Step], Int) = ([], 0)
    for (index, node) in network.nodes.enumerated().dropFirst() {
      let checkpoint = checkpoint.part(index, of: network.nodes.count)
      if case .input(let place)? = node.layer.repeats {
        steps.append(.repeated(node.inputs[place], node.shape))
      } else if node.layer.repeats == nil,
        let packed = try node.pack(network.weights[index], checkpoint)
      {
        steps.append(.packed(packed, input: node.inputs[0], node.shape))
        scratchCount = max(scratchCount, packed.scratchCount)
      } else {
        steps.append(.plain(node, network.weights[index]))
      }
    }
    (self.steps, self.scratchCount) = (steps, scratchCount)
  }

  /// The outputs of all layers, the input before them.
  ///
  /// - Parameter visit: is called after each layer with its index in the network.
  public func run(
    _ input: Tensor, _ checkpoint: Checkpoint, visit: (Int) -> Void = { _ in }
  ) throws(Cancelled) -> [Tensor] {
    let scratch = UnsafeMutablePointer<Float>.allocate(capacity: scratchCount)
    defer { scratch.deallocate() }
    var outputs = [input]
    outputs.reserveCapacity(steps.count + 1)
    for step in steps {
      let output: Tensor
      switch step {
      case .repeated(let index, let shape): output = outputs[index].reshaped(shape)
      case .packed(let packed, let index, let shape):
        output = try packed.forward(outputs[index], shape, scratch: scratch, checkpoint)
      case .plain(let node, let parameters):
        output = try node.forward(
          node.inputs.map { outputs[$0] }, parameters, packed: nil, checkpoint)
      }
      outputs.append(output)
      visit(outputs.count - 1)
    }
    return outputs
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
