import ConvNet

/// `step [n]`: on along the pass.
struct Step: SessionCommand {
  static let row = CommandRow("step [n]", "on along the pass, by units of the zoom", .walk)
  let count: Int

  init(_ count: Int) { self.count = count }
  init(_ words: inout CommandWords) throws(CommandError) { count = try words.steps() }
  var text: String { count == 1 ? "step" : "step \(count)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    guard let next = session.position.advanced(by: count) else {
      throw .endOfPass(inLesson: session.course != nil)
    }
    session.place = next
  }
  /// Amounts add up: `step`, `step 2` is `step 3`.
  func joined(to last: Command) -> Command? {
    guard let last = last.read(as: Step.self), last.count + count <= CommandWords.mostSteps
    else { return nil }
    return Command(Step(last.count + count))
  }
}

/// `back [n]`: back along the pass.
struct Back: SessionCommand {
  static let row = CommandRow("back [n]", "back along the pass", .walk)
  let count: Int

  init(_ count: Int) { self.count = count }
  init(_ words: inout CommandWords) throws(CommandError) { count = try words.steps() }
  var text: String { count == 1 ? "back" : "back \(count)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    guard let previous = session.position.advanced(by: -count) else { throw .startOfPass }
    session.place = previous
  }
  func joined(to last: Command) -> Command? {
    guard let last = last.read(as: Back.self), last.count + count <= CommandWords.mostSteps
    else { return nil }
    return Command(Back(last.count + count))
  }
}

/// `row [n]`: rows of cells on or back.
struct StepRows: SessionCommand {
  static let row = CommandRow("row [n]", "a row of cells on, or back with a minus", .walk)
  let count: Int

  init(_ count: Int) { self.count = count }
  init(_ words: inout CommandWords) throws(CommandError) {
    let most = CommandWords.mostSteps
    count = words.isEmpty ? 1 : try words.whole("n", in: -most...most)
  }
  var text: String { "row \(count)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let shape = session.position.node.shape
    guard session.place.rung == .cell, shape.rank > 1 else { throw .noRows }
    if count > 0 {
      try Step(count * shape.width).apply(to: &session, results)
    } else {
      try Back(-count * shape.width).apply(to: &session, results)
    }
  }
}

extension CommandWords {
  /// More steps than this at once are refused.
  static let mostSteps = 100_000

  /// How many steps are meant; one where nothing is said.
  fileprivate mutating func steps() throws(CommandError) -> Int {
    isEmpty ? 1 : try whole("n", in: 1...CommandWords.mostSteps)
  }
}
