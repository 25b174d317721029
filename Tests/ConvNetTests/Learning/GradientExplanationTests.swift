import ConvNet
import Testing

/// What is told of a backward pass adds up to what the backward pass computes.
@Suite struct GradientExplanationTests {
  private static let explaining = LayerSample.table.filter { sample in
    var random = SeededGenerator(seed: 3)
    return sample.next(&random).layer is any GradientExplaining
  }

  @Test("a gradient's explanation adds up to the gradient", arguments: explaining)
  func layers(sample: LayerSample) throws {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<25 {
      let (layer, shapes) = sample.next(&random)
      let explaining = try #require(layer as? any GradientExplaining)
      guard explaining.gradientObstacle == nil else { continue }
      let inputs = shapes.map { Tensor.random($0, &random) }
      let parameters = Dictionary(
        uniqueKeysWithValues: layer.parameters.map { ($0.name, Tensor.random($0.shape, &random)) })
      let gradient = Tensor.random(try layer.outputShape(shapes), &random)
      let computed = explaining.gradients([inputs], parameters, [gradient])
      func number(_ source: Source, _ place: [Int]) -> Float? {
        let tensor: Tensor? =
          switch source {
          case .input(let slot): inputs[slot]
          case .parameter(let name): parameters[name]
          case .gradient: gradient
          default: nil
          }
        return tensor.flatMap { $0.shape.contains(place) ? $0[place] : nil }
      }
      func check(_ source: Source, _ result: Tensor) throws {
        for _ in 0..<8 {
          let place = result.shape.element(at: .random(in: 0..<result.shape.count, using: &random))
          let explanation = try #require(
            explaining.explainGradient(source, place, shapes, number))
          let terms = explanation.steps[0].terms([], number).reduce(0) { $0 + abs($1 ?? 0) }
          let (value, expected) = (explanation.value(number), Double(result[place]))
          // Both are no number where a function has no slope.
          #expect(
            abs(value - expected) <= 1e-5 * max(1e-3, terms) || !value.isFinite,
            "\(layer.kind) \(layer) \(source) \(place): \(value), computed \(expected)")
        }
      }
      try check(.input(0), computed.inputs[0][0])
      for (name, sums) in computed.parameters { try check(.parameter(name), sums) }
    }
  }

  @Test("conv, dense, pooling and ReLU are among them")
  func kinds() {
    let kinds = Set(Self.explaining.map(\.kind))
    #expect(kinds.isSuperset(of: ["conv", "dense", "maxpool", "avgpool", "globalmaxpool", "relu"]))
  }

  @Test(
    "the logits' gradient and the new weights add up to a step",
    arguments: [
      Optimizer.sgd(), .sgd(momentum: 0.9, decay: 0.1), .adam(), .adam(decay: 0.1),
    ])
  func step(optimizer: Optimizer) throws {
    let network = try NetworkLine.network("input 4 > out: dense 3 > softmax", seed: 5)
    let plan = try LearningPlan(network, optimizer: optimizer, rate: .constant(0.1))
    let input = Tensor(Shape(4), [0.5, -1, 2, 0.25])
    let batch = [Example(input, label: 1)]
    var learner = Learner(plan)
    _ = learner.step(batch)
    let before = learner.state
    _ = learner.step(batch)
    // The first layer's gradient is that of the logits, as explained, through the layer's own.
    let weights = plan.weights(1, before)
    let logits = network.nodes[1].layer.forward([input], weights)
    let given = Tensor(
      Shape(3),
      (0..<3).map { unit in
        Float(
          CrossEntropy.explainGradient([unit], label: 1, Shape(3), examples: 1)
            .value { $0 == .input(0) ? logits[$1] : nil })
      })
    let layer = try #require(network.nodes[1].layer as? any LearningLayer)
    let gradients = layer.gradients([[input]], weights, [given]).parameters
    let after = plan.weights(1, learner.state)
    let count = plan.weights(1, before)["weight"]!.shape.count
    for offset in 0..<count {
      let place = [offset / 4, offset % 4]
      let explanation = optimizer.explain("weight", place, rate: 0.1, step: 2)
      let value = explanation.value { source, place in
        switch source {
        case .gradient: gradients["weight"]?[place]
        case .parameter("weight"): weights["weight"]?[place]
        case .parameter("square"): before.memories[before.memories.count / 2 + offset]
        case .parameter: before.memories[offset]
        default: nil
        }
      }
      #expect(abs(value - Double(after["weight"]![place])) < 1e-6)
    }
  }
}
