import ConvNet

/// `train STEPS`: learn on.
struct Train: SessionCommand {
  static let row = CommandRow(
    "train [STEPS]", "learn: so many steps, each from one batch of examples", .learn,
    examples: [
      .init("train 100", "a hundred steps"),
      .init("train", "one step"),
    ])
  let steps: Int

  init(_ steps: Int) { self.steps = steps }
  init(_ words: inout CommandWords) throws(CommandError) {
    steps = words.isEmpty ? 1 : try words.whole("STEPS", in: 1...Train.most)
  }
  var text: String { "train \(steps)" }
  static let most = 10_000_000

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let (run, step) = try session.run(results)
    guard step + steps <= Train.most else { throw .outOfRange("STEPS", "at most \(Train.most)") }
    try session.take(MomentInquiry(run, step: step + steps), results, joins: true)
  }
  /// Amounts add up: watching step for step is one run.
  func joined(to last: Command) -> Command? {
    guard let last = last.read(as: Train.self), last.steps + steps <= Train.most else { return nil }
    return Command(Train(last.steps + steps))
  }
}

/// `moment STEP`: back to any earlier moment of learning, or on to a later one.
struct GoToMoment: SessionCommand {
  static let row = CommandRow(
    "moment STEP", "the network as it was after so many steps of learning", .learn,
    examples: [.init("moment 0", "before it learned anything")])
  let step: Int

  init(_ step: Int) { self.step = step }
  init(_ words: inout CommandWords) throws(CommandError) {
    step = try words.whole("STEP", in: 0...Train.most)
  }
  var text: String { "moment \(step)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    guard let moment = session.subject.origin.moment else { throw .nothingLearned }
    try session.take(MomentInquiry(moment.run, step: step), results, joins: false)
  }
  func joined(to last: Command) -> Command? {
    last.read(as: GoToMoment.self) == nil ? nil : Command(self)
  }
}

/// `epoch N`: the same, by how often all examples were seen.
struct GoToEpoch: SessionCommand {
  static let row = CommandRow(
    "epoch N", "the network as it was after so many epochs", .learn)
  let epoch: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    epoch = try words.whole("N", in: 0...100_000)
  }
  var text: String { "epoch \(epoch)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    guard let run = session.subject.origin.moment?.run else { throw .nothingLearned }
    let split = try results.known(ExamplesInquiry(run))
    let batches = Batches(split.training, size: run.recipe.batch, seed: run.recipe.seed)
    let step = epoch * batches.stepsInEpoch
    guard step <= Train.most else { throw .outOfRange("N", "at most \(Train.most) steps") }
    try GoToMoment(step).apply(to: &session, results)
  }
}

/// `forget [SEED]`: all that is learned becomes noise again.
struct Forget: SessionCommand {
  static let row = CommandRow(
    "forget [SEED]", "begin with noise: all weights at random, biases 0", .learn,
    examples: [.init("forget 3", "other noise than forget 1")])
  let seed: Int

  init(_ seed: Int) { self.seed = seed }
  init(_ words: inout CommandWords) throws(CommandError) {
    seed = words.isEmpty ? 1 : try words.whole("SEED", in: 0...1_000_000)
  }
  var text: String { "forget \(seed)" }
  var deed: String? { "All weights are noise now, and nobody chose them" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    var recipe = session.learning.recipe
    recipe.seed = UInt64(seed)
    session.learning.recipe = recipe
    guard let data = session.learning.data(for: session.network) else {
      throw .noExamples(session.network.pictureShape)
    }
    let plan: LearningPlan
    do throws(LearningError) {
      plan = try LearningPlan(session.network, start: .he, seed: recipe.seed)
    } catch { throw .unavailable("\(error)") }
    let noise = plan.network(LearningState(plan))
    try session.take(
      MomentInquiry(LearningRun(noise, data, recipe), step: 0), results, joins: false)
  }
}

extension Session {
  /// Takes the weights of a moment; edits of weights are in them, or belong to others.
  /// - Parameter joins: whether a moment after one that was learned before is the same change.
  fileprivate mutating func take(
    _ inquiry: MomentInquiry, _ results: Results, joins: Bool
  ) throws(CommandError) {
    var learned = subject
    learned.origin = .learned(try results.known(inquiry).moment)
    let isSameRun = subject.origin.moment?.run == inquiry.run
    learning.reached = max(inquiry.step, isSameRun ? learning.reached : 0)
    learned.edits.removeAll { if case .weights = $0.change { true } else { false } }
    if joins, isSameRun, history.last?.read(as: Train.self) != nil
    {
      take(learned)
    } else {
      change(learned)
    }
  }
}
