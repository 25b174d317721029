import ConvNet
import Foundation
import Testing

@Suite struct LearnerTests {
  private static func network(_ line: String) throws -> Network {
    try NetworkLine.network("input 1x12x12 > " + line)
  }
  private static let line =
    "conv 4 3x3 > relu > maxpool 2 > conv 6 3x3 > relu > globalmaxpool > dense 3 > softmax"

  @Test("letters learn from noise")
  func letters() throws {
    let plan = try LearningPlan(
      Self.network(Self.line), optimizer: .adam(), rate: .constant(0.03), start: .he, seed: 1)
    var learner = Learner(plan)
    let batches = Batches(LetterExamples(seed: 5), size: 32, seed: 5)
    let unseen = (0..<300).map { LetterExamples(seed: 99).example($0) }
    #expect(learner.evaluate(unseen).accuracy < 0.6)
    for step in 0..<400 { _ = learner.step(batches(step)) }
    #expect(learner.evaluate(unseen).accuracy > 0.95)
    // The network that leaves has the weights that were learned.
    let example = unseen[0]
    var outputs = [example.input]
    let network = plan.network(learner.state)
    for (index, node) in network.nodes.enumerated().dropFirst() {
      outputs.append(
        node.forward(node.inputs.map { outputs[$0] }, network.weights[index], packed: nil))
    }
    let answer = outputs[outputs.count - 1].elements
    #expect(answer.firstIndex(of: answer.max()!) == learner.evaluate([example]).answers[0])
  }

  @Test(
    "the same seed and steps give the same weights to the bit, on one thread and on two",
    arguments: [
      line,
      "conv 4 3x3 > batchnorm > relu > dropout 0.3 > maxpool 2 > flatten > dense 3",
    ])
  func determinism(line: String) throws {
    let plan = try LearningPlan(
      Self.network(line), optimizer: .sgd(momentum: 0.9), rate: .cosine(0.05, steps: 20),
      start: .he, seed: 3)
    let batches = Batches(LetterExamples(seed: 7), size: 27, seed: 7)
    func run(_ threads: Int, from state: LearningState? = nil, _ steps: Range<Int>) -> LearningState
    {
      var learner = Learner(plan, state)
      learner.threads = threads
      for step in steps { _ = learner.step(batches(step)) }
      return learner.state
    }
    let one = run(1, 0..<12)
    #expect(one != LearningState(plan))
    #expect(run(2, 0..<12) == one)
    // A moment in between is all that the rest follows from.
    #expect(run(1, from: run(2, 0..<5), 5..<12) == one)
  }

  @Test("a frozen layer stands still, and one batch is learned by heart")
  func frozen() throws {
    let network = try Self.network("conv 4 3x3 > batchnorm > relu > flatten > dense 3")
    let plan = try LearningPlan(network, frozen: [1, 2], rate: .constant(0.05), seed: 2)
    var learner = Learner(plan)
    let batch = Batches(LetterExamples(seed: 1), size: 16, seed: 1)(0)
    let first = learner.step(batch).loss
    for _ in 0..<60 { _ = learner.step(batch) }
    #expect(learner.evaluate(batch).correct == 16)
    #expect(learner.step(batch).loss < first / 4)
    for layer in [1, 2] { #expect(plan.weights(layer, learner.state) == network.weights[layer]) }
    #expect(plan.weights(5, learner.state) != network.weights[5])
  }

  @Test("what can not learn is refused in one sentence")
  func refusals() throws {
    #expect(throws: LearningError.nothingLearns) {
      try LearningPlan(Self.network("relu > flatten"))
    }
    #expect(throws: LearningError.noClasses(Shape(4, 10, 10))) {
      try LearningPlan(Self.network("conv 4 3x3"))
    }
    let plan = try LearningPlan(Self.network(Self.line))
    let picture = Tensor(Shape(1, 12, 12))
    #expect(throws: LearningError.label(3, classes: 3)) {
      try plan.check([Example(picture, label: 3)])
    }
    #expect(throws: LearningError.label(4, classes: 3)) { try plan.check(classes: 5) }
    #expect(throws: LearningError.input(Shape(2), takes: Shape(1, 12, 12))) {
      try plan.check([Example(Tensor(Shape(2)), label: 0)])
    }
    #expect(throws: LearningError.self) {
      try plan.check([Example](repeating: Example(picture, label: 0), count: 1_000_000))
    }
  }

  @Test("a step under the microscope is the step that is taken, and names what is no number first")
  func microscope() throws {
    let network = try Self.network(Self.line)
    let plan = try LearningPlan(network, rate: .constant(1), start: .he, seed: 4)
    var learner = Learner(plan)
    let batch = Batches(LetterExamples(seed: 2), size: 12, seed: 2)(0)
    let seen = learner.gradients(batch, at: 3)
    let before = learner.state
    #expect(seen.firstNotFinite == nil && seen.outputs[0] == batch[3].input)
    #expect(learner.step(batch).loss == seen.loss)
    for (layer, gradients) in seen.parameters.enumerated() {
      for (name, gradient) in gradients {
        let pairs = zip(
          plan.weights(layer, before)[name]!.elements,
          plan.weights(layer, learner.state)[name]!.elements)
        #expect(zip(pairs, gradient.elements).allSatisfy { $0.0 - $1 == $0.1 })
      }
    }
    // The logits' gradient: their softmax, less 1 for the right class, of a twelfth.
    let logits = try #require(seen.outputs[plan.logits])
    for unit in 0..<3 {
      let explained = CrossEntropy.explainGradient(
        [unit], label: batch[3].label, logits.shape, examples: 12
      ).value { $0 == .input(0) ? logits[$1] : nil }
      #expect(abs(Double(seen.gradients[plan.logits]![unit]) - explained) < 1e-7)
    }
    var broken = batch
    broken[5] = Example(Tensor(Shape(1, 12, 12), repeating: .infinity), label: 0)
    #expect(learner.gradients(broken, at: 0).firstNotFinite == 0)
  }

  @Test("more weights than blocks are kept of learn in one sum")
  func large() throws {
    let network = try Self.network("flatten > dense 30000 > relu > dense 2")
    let plan = try LearningPlan(network, rate: .constant(0.001), start: .he, seed: 4)
    var learner = Learner(plan)
    let batch = (0..<3).map { Example(LetterExamples(seed: 8).example($0).input, label: $0 % 2) }
    try plan.check(batch)
    let loss = learner.step(batch).loss
    #expect(learner.step(batch).loss < loss)
  }

  @Test("an epoch of a fixed set has each example once, an endless one goes on")
  func batches() {
    struct Numbers: Examples {
      let count = 10
      var isEndless = false
      func example(_ index: Int) -> Example { Example(Tensor(Shape(1)), label: index) }
    }
    let batches = Batches(Numbers(), size: 3, seed: 4)
    #expect(batches.stepsInEpoch == 3)
    let epoch = (0..<3).flatMap { batches.indices($0) }
    #expect(Set(epoch).count == 9)
    #expect((3..<6).flatMap { batches.indices($0) } != epoch)
    #expect(Batches(Numbers(), size: 99, seed: 4).indices(5) == Array(0..<10))
    #expect(Batches(Numbers(isEndless: true), size: 3, seed: 4).indices(5) == [15, 16, 17])
  }
}
