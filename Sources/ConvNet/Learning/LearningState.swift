/// A moment of learning: the weights and what the optimiser remembers. A small thing to copy; with the
/// plan it is all that the next step follows from.
public struct LearningState: Sendable, Equatable {
  /// Steps that were taken.
  public internal(set) var step: Int
  /// What is learned, and after it what is measured, in the plan's order.
  public internal(set) var numbers: [Float]
  /// What the optimiser remembers of each number that learns, velocities; or means, and after them
  /// squares.
  public internal(set) var memories: [Float]

  /// That before the first step.
  public init(_ plan: LearningPlan) {
    (step, numbers) = (0, plan.start)
    memories = [Float](repeating: 0, count: plan.optimizer.memories * plan.learnedCount)
  }

  /// Equal to the bit, so that a NaN equals itself.
  public static func == (first: LearningState, second: LearningState) -> Bool {
    func bits(_ numbers: [Float]) -> some Sequence<UInt32> { numbers.lazy.map(\.bitPattern) }
    return first.step == second.step && bits(first.numbers).elementsEqual(bits(second.numbers))
      && bits(first.memories).elementsEqual(bits(second.memories))
  }
}

extension LearningState: Measured {
  public var byteCount: Int {
    (numbers.count + memories.count) * MemoryLayout<Float>.stride
  }
}

extension LearningPlan {
  /// The parameters of a layer at a moment.
  public func weights(_ layer: Int, _ state: LearningState) -> Parameters {
    var weights = network.weights[layer]
    guard let planned = layers.first(where: { $0.node == layer }) else { return weights }
    for parameter in planned.parameters {
      let start: Int
      switch parameter.place {
      case .learned(let offset): start = offset
      case .measured(let offset): start = learnedCount + offset
      case .fixed: continue
      }
      weights[parameter.name] = Tensor(
        parameter.shape, Array(state.numbers[start..<start + parameter.shape.count]))
    }
    return weights
  }

  /// The network with the weights of a moment.
  public func network(_ state: LearningState) -> Network {
    var all: Parameters = [:]
    for layer in layers {
      let alias = network.nodes[layer.node].alias
      for (name, tensor) in weights(layer.node, state) { all["\(alias).\(name)"] = tensor }
    }
    return network.replacing(weights: all)
  }
}
