public import ConvNet

/// The next step of learning, looked at before it is taken: its batch, how the network reads it, the
/// gradients, and where they move every weight.
public struct StepSight: Sendable, Measured {
  /// Steps that were taken before it.
  public let step: Int
  public let run: LearningRun
  public let stepsInEpoch: Int
  public let classes: [String]
  public let examples: [Example]
  /// The class that the network says of each, and its loss.
  public let answers: [(said: Int, loss: Double)]
  /// The mean loss of the batch, as it learns from it.
  public let loss: Double
  /// How much that grows with what each layer learns.
  public let gradients: [Parameters]
  private let plan: LearningPlan
  private let before: LearningState
  private let after: LearningState

  public var byteCount: Int {
    examples.reduce(before.byteCount + after.byteCount) { $0 + $1.input.byteCount }
      + gradients.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.byteCount } }
  }

  init(
    _ moment: LearnedMoment, _ state: LearningState, _ plan: LearningPlan, _ split: ExampleSplit,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    run = moment.moment.run
    let batches = Batches(split.training, run)
    (step, stepsInEpoch, classes) = (state.step, batches.stepsInEpoch, split.classes)
    let examples = batches(state.step)
    self.examples = examples
    var learner = Learner(plan, state)
    let found = try learner.gradients(examples, at: 0, checkpoint.part(0, of: 3))
    (loss, gradients) = (found.loss, found.parameters)
    var answers: [(said: Int, loss: Double)] = []
    for (index, example) in examples.enumerated() {
      let one = try learner.evaluate(
        [example], checkpoint.part(examples.count + index, of: 3 * examples.count))
      answers.append((one.answers[0], one.loss))
    }
    self.answers = answers
    _ = try learner.step(examples, checkpoint.part(2, of: 3))
    (self.plan, before, after) = (plan, state, learner.state)
  }

  /// Examples that are read rightly.
  public var right: Int { zip(answers, examples).count { $0.said == $1.label } }
}

/// What a step does to one weight.
public struct WeightMove: Sendable {
  public let before: Float
  public let after: Float
  /// Of the batch's mean loss.
  public let gradient: Float
  /// What the optimiser remembered of it before, and does after.
  public let memory: (before: [Float], after: [Float])
  public let optimizer: Optimizer
  public let rate: Float
  /// The step's number, from 1.
  public let number: Int
}

extension StepSight {
  /// - Returns: nil for a weight that stands still.
  public func move(_ layer: Int, _ element: [Int]) -> WeightMove? {
    guard let place = plan.place(layer, "weight"), let gradient = gradients[layer]["weight"],
      gradient.shape.contains(element)
    else { return nil }
    let index = place + gradient.shape.offset(element)
    func memory(_ state: LearningState) -> [Float] {
      let each = state.memories.count / max(1, plan.optimizer.memories)
      return (0..<plan.optimizer.memories).map { state.memories[$0 * each + index] }
    }
    return WeightMove(
      before: before.numbers[index], after: after.numbers[index], gradient: gradient[element],
      memory: (memory(before), memory(after)), optimizer: plan.optimizer, rate: plan.rate(step),
      number: step + 1)
  }
}

/// The step that learning goes on with from the weights at hand.
public struct StepInquiry: Inquiry {
  let moment: MomentInquiry

  /// - Returns: nil where there is nothing to learn from.
  public init?(_ session: Session) {
    guard let (run, step) = try? session.run(Results()) else { return nil }
    moment = MomentInquiry(run, step: step)
  }

  public var words: String { "step \(moment.step + 1) of \(moment.run.start.name)" }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<StepSight, OpenFailure> {
    let network = moment.run.start
    guard GradientInquiry.isSmall(network) else {
      return .failure(OpenFailure(sentence: "\(network.name) is too large to look at one step"))
    }
    let (known, split): (LearnedMoment, ExampleSplit)
    switch try desk.answer(moment) {
    case .success(let answer): known = answer
    case .failure(let failure): return .failure(failure)
    }
    switch try desk.answer(ExamplesInquiry(moment.run)) {
    case .success(let answer): split = answer
    case .failure(let failure): return .failure(failure)
    }
    guard let state = known.state else {
      return .failure(OpenFailure(sentence: "of this moment only the weights are known"))
    }
    let plan: LearningPlan
    do throws(LearningError) {
      plan = try LearningPlan(moment.run)
      try plan.check(Batches(split.training, moment.run)(state.step))
    } catch { return .failure(OpenFailure(sentence: "\(error)")) }
    return .success(try StepSight(known, state, plan, split, desk.checkpoint))
  }
}

extension Scene {
  /// The step that comes next.
  public var nextStep: Shown<StepSight> {
    guard let inquiry = StepInquiry(session) else { return .hidden }
    return shown(inquiry)
  }
}
