import ConvNet

/// A step after which a run can not go on: a loss or weights that are no finite numbers.
struct BrokenRun {
  private let plan: LearningPlan
  private let sound: LearningState
  private let batch: [Example]
  private let broken: LearningState

  /// - Parameters:
  ///   - sound: the moment before the step.
  ///   - batch: the examples of the step.
  init(
    _ plan: LearningPlan, _ sound: LearningState, _ batch: [Example], after broken: LearningState
  ) {
    (self.plan, self.sound, self.batch, self.broken) = (plan, sound, batch, broken)
  }

  var failure: OpenFailure {
    OpenFailure(
      sentence: "step \(sound.step + 1) broke off: \(cause); a smaller rate may help",
      lastStep: sound.step)
  }

  private var cause: String {
    if let layer = overflowing {
      return "\(layer) gives numbers that are not finite, so there is no loss"
    }
    let nodes = plan.network.nodes
    let layer = nodes.indices.first { layer in
      plan.weights(layer, broken).values.contains { !$0.elements.allSatisfy(\.isFinite) }
    }
    return layer.map { "the weights of \(nodes[$0].alias) became infinite" }
      ?? "the loss is no finite number"
  }

  /// The first layer whose output for one of the examples is not finite.
  private var overflowing: String? {
    let network = plan.network(sound)
    var first: Int?
    for example in batch {
      var outputs: [Tensor] = [example.input]
      for (index, node) in network.nodes.enumerated().dropFirst() where index < first ?? .max {
        let output = node.layer.forward(node.inputs.map { outputs[$0] }, network.weights[index])
        if !output.elements.allSatisfy(\.isFinite) {
          first = index
          break
        }
        outputs.append(output)
      }
    }
    return first.map { network.nodes[$0].alias }
  }
}
