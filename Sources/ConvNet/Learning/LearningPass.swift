import ConvKernels

/// One batch on its way through a network and back, in memory that the learner owns. Blocks of
/// examples go through by themselves, so that several threads can take one each.
struct LearningPass {
  let plan: LearningPlan
  let samples: Int
  /// Whether layers do what they do only while learning, and at which step.
  let step: Int?
  let numbers: UnsafeMutablePointer<Float>
  let fixed: UnsafePointer<Float>
  let outputs: UnsafeMutablePointer<Float>
  let gradients: UnsafeMutablePointer<Float>
  let kept: UnsafeMutablePointer<Float>
  private(set) var prepared: [PreparedLayer?]
  let checkpoint: Checkpoint

  private func output(_ index: Int, _ first: Int) -> UnsafeMutablePointer<Float> {
    let layer = plan.layers[index]
    return outputs + (layer.offset * samples + first * layer.shape.count)
  }
  func gradient(_ index: Int, _ first: Int) -> UnsafeMutablePointer<Float> {
    let layer = plan.layers[index]
    return gradients + (layer.gradientOffset * samples + first * layer.shape.count)
  }
  func outputs(of index: Int, _ first: Int) -> UnsafePointer<Float> {
    UnsafePointer(output(index, first))
  }

  private func number(_ place: PlannedParameter.Place) -> UnsafePointer<Float> {
    switch place {
    case .learned(let offset): UnsafePointer(numbers + offset)
    case .measured(let offset): UnsafePointer(numbers + plan.learnedCount + offset)
    case .fixed(let offset): fixed + offset
    }
  }
  private func parameters(_ layer: PlannedLayer) -> [(name: String, view: TensorView)] {
    layer.parameters.map { ($0.name, TensorView($0.shape, number($0.place))) }
  }
  private func inputs(_ layer: PlannedLayer, _ first: Int) -> [TensorView] {
    zip(layer.inputs, layer.inputShapes).map { TensorView($1, output($0.layer, first)) }
  }

  /// Has the kernels make of the weights what they need, once for the whole batch.
  mutating func prepare() {
    prepared = plan.layers.map { layer in
      (layer.layer as? any LearningLayer)?.prepare(
        PreparationWork(
          inputs: layer.inputShapes, shape: layer.shape, parameters: parameters(layer),
          wantsInputs: step != nil && layer.inputs.contains(where: \.wantsGradient),
          wantsParameters: step != nil && layer.parameters.contains(where: \.isLearned)))
    }
  }

  // MARK: - Forward

  func forward(_ stretch: Range<Int>, _ block: Range<Int>) throws(Cancelled) {
    for index in stretch where index > 0 && !plan.layers[index].isShared {
      let layer = plan.layers[index]
      let work = work(index, block.lowerBound)
      if layer.draws, let step, let drawing = layer.layer as? any DrawingLayer {
        drawing.draw(work, samples: block.count, moment(layer, step, block.lowerBound))
      } else {
        try layer.layer.compute(work, samples: block.count)
      }
    }
  }
  private func work(_ index: Int, _ first: Int) -> LayerWork {
    let layer = plan.layers[index]
    return LayerWork(
      inputs: inputs(layer, first), parameters: parameters(layer),
      packed: prepared[index]?.forward, shape: layer.shape, output: output(index, first),
      checkpoint: checkpoint)
  }
  private func moment(_ layer: PlannedLayer, _ step: Int, _ first: Int) -> LearningMoment {
    LearningMoment(seed: plan.seed, step: step, layer: layer.node, first: first)
  }

  /// A layer that looks at the whole batch.
  func learnTogether(_ index: Int) throws(Cancelled) {
    let layer = plan.layers[index]
    guard step != nil, let batchwise = layer.layer as? any BatchwiseLayer else {
      return try forward(index..<index + 1, 0..<samples)
    }
    batchwise.learn(work(index, 0), samples: samples, kept: kept + layer.keptOffset) { name in
      guard case .measured(let offset)? = layer.parameters.first(where: { $0.name == name })?.place
      else { preconditionFailure("a layer measures its \(name), which it does not declare") }
      return numbers + (plan.learnedCount + offset)
    }
  }

  // MARK: - Backward

  /// - Parameter sums: of all that is learned, for this block.
  func backward(
    _ stretch: Range<Int>, _ block: Range<Int>, _ sums: UnsafeMutablePointer<Float>
  ) throws(Cancelled) {
    for index in stretch.reversed() {
      let layer = plan.layers[index]
      guard let learning = layer.learning, !layer.sharesGradient else { continue }
      let count = block.count
      let beside = layer.inputs.indices.map { slot in
        let input = layer.inputs[slot]
        return input.wantsGradient && !input.isFirst
          ? UnsafeMutablePointer<Float>.allocate(capacity: layer.inputShapes[slot].count * count)
          : nil
      }
      defer { for start in beside { start?.deallocate() } }
      try learning.backward(
        BackwardWork(
          samples: count, inputs: inputs(layer, block.lowerBound),
          parameters: parameters(layer),
          output: TensorView(layer.shape, output(index, block.lowerBound)),
          gradient: TensorView(layer.shape, gradient(index, block.lowerBound)),
          inputGradients: zip(layer.inputs, beside).map { input, beside in
            input.wantsGradient ? beside ?? gradient(input.layer, block.lowerBound) : nil
          },
          parameterGradients: layer.parameters.compactMap { parameter in
            guard case .learned(let offset) = parameter.place else { return nil }
            return (name: parameter.name, sums: sums + offset)
          },
          kept: layer.isBatchwise && step != nil ? UnsafePointer(kept + layer.keptOffset) : nil,
          moment: layer.draws ? step.map { moment(layer, $0, block.lowerBound) } : nil,
          prepared: prepared[index], checkpoint: checkpoint))
      for (slot, start) in beside.enumerated() {
        guard let start else { continue }
        add(
          start, to: gradient(layer.inputs[slot].layer, block.lowerBound),
          count: layer.inputShapes[slot].count * count)
      }
    }
  }
}

extension PlannedParameter {
  var isLearned: Bool { if case .learned = place { true } else { false } }
}
