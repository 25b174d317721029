/// A pass of one sample that keeps the output of every layer, in a network as it was opened: what
/// does not depend on the sample is found once for all passes.
public struct WholePass: Sendable {
  private enum Way {
    /// The numbers of the input, as they are.
    case repeated
    /// What was made ready, for one input.
    case packed(PackedWeights)
    /// The same, with the layer after it, which keeps every number within bounds.
    case bounded(PackedWeights, ClosedRange<Float>)
    case plain(Node, Parameters)
  }
  /// One layer or two, kept in one place: a pass counts no references to what a step holds.
  private final class Step: Sendable {
    let way: Way
    let input: Int
    let shape: Shape

    init(_ way: Way, input: Int, _ shape: Shape) {
      (self.way, self.input, self.shape) = (way, input, shape)
    }
  }
  /// Of larger outputs two that are written side by side are in each other's way in the caches.
  private static let mostBounded = 1 << 16
  private let steps: [Step]
  private let scratchCount: Int
  private let count: Int

  /// - Throws: ``Cancelled`` where the checkpoint does.
  public init(_ network: Network, _ checkpoint: Checkpoint) throws(Cancelled) {
    var (steps, scratchCount): ([Step], Int) = ([], 0)
    for (index, node) in network.nodes.enumerated().dropFirst() {
      if let step = steps.last, case .packed(let packed) = step.way, packed.canBound,
        step.shape.count <= Self.mostBounded, let bounds = node.bounds(of: index - 1)
      {
        steps[steps.count - 1] = Step(.bounded(packed, bounds), input: step.input, step.shape)
        continue
      }
      let checkpoint = checkpoint.part(index, of: network.nodes.count)
      let input = node.inputs.first ?? 0
      if case .input(let place)? = node.layer.repeats {
        steps.append(Step(.repeated, input: node.inputs[place], node.shape))
      } else if node.layer.repeats == nil,
        let packed = try node.pack(network.weights[index], checkpoint)
      {
        steps.append(Step(.packed(packed), input: input, node.shape))
        scratchCount = max(scratchCount, packed.scratchCount)
      } else {
        steps.append(Step(.plain(node, network.weights[index]), input: input, node.shape))
      }
    }
    (self.steps, self.scratchCount, count) = (steps, scratchCount, network.nodes.count)
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
    outputs.reserveCapacity(count)
    func add(_ output: Tensor) {
      outputs.append(output)
      visit(outputs.count - 1)
    }
    for step in steps {
      switch step.way {
      case .repeated: add(outputs[step.input].reshaped(step.shape))
      case .packed(let packed):
        add(try packed.forward(outputs[step.input], step.shape, scratch: scratch, checkpoint))
      case .bounded(let packed, let bounds):
        let both = try packed.forward(
          outputs[step.input], step.shape, within: bounds, scratch: scratch, checkpoint)
        add(both.output)
        add(both.bounded)
      case .plain(let node, let parameters):
        add(
          try node.forward(node.inputs.map { outputs[$0] }, parameters, packed: nil, checkpoint))
      }
    }
    return outputs
  }
}

extension Node {
  /// The bounds within which the layer keeps every number of its one input; nil where it does not, or
  /// the input is another one.
  fileprivate func bounds(of input: Int) -> ClosedRange<Float>? {
    guard inputs == [input], let layer = layer as? any ElementwiseLayer else { return nil }
    switch layer.function {
    case .relu: return 0...Float.infinity
    case .clip(let low, let high) where low <= high: return Float(low)...Float(high)
    default: return nil
    }
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
