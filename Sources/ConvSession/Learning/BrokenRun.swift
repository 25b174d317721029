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
      sentence: "step \(sound.step + 1) broke off: \(cause)",
      lastStep: sound.step)
  }

  private var cause: String {
    if let layer = plan.firstWithoutNumbers(sound, batch) {
      guard layer != plan.network.input.alias else {
        return "the examples are not all finite numbers"
      }
      return
        "\(layer) gives numbers that are not finite, so there is no loss; a smaller rate may help"
    }
    let nodes = plan.network.nodes
    let layer = nodes.indices.first { layer in
      plan.weights(layer, broken).values.contains { !$0.elements.allSatisfy(\.isFinite) }
    }
    return layer.map {
      "the weights of \(nodes[$0].alias) became infinite; a smaller rate may help"
    }
      ?? "the loss is no finite number; a smaller rate may help"
  }
}
