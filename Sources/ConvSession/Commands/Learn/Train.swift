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
    let goesOn = session.history.last?.read(as: Train.self) != nil
    try session.take(MomentInquiry(run, step: step + steps), results, joins: goesOn)
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
    // Going through time is one change, however many moments are looked at.
    let goesOn = session.history.last?.read(as: GoToMoment.self) != nil
    try session.take(MomentInquiry(moment.run, step: step), results, joins: goesOn)
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
    guard run.filed == nil else {
      throw .unavailable(
        "nobody says how long its epochs are; moment STEP goes to one of its moments")
    }
    let split = try results.known(ExamplesInquiry(run))
    let batches = Batches(split.training, run)
    let step = epoch * batches.stepsInEpoch
    guard step <= Train.most else { throw .outOfRange("N", "at most \(Train.most) steps") }
    try GoToMoment(step).apply(to: &session, results)
  }
}
