import ConvNet

/// `compare [opened|before|moment STEP|off]`: a state held beside the one at hand.
struct Compare: SessionCommand {
  private enum Word: String, CaseIterable { case opened, before, moment, off }
  private enum With {
    case opened, before, off
    /// Of the run at hand, or of the one with this number.
    case moment(Int, run: Int?)
  }

  static let row = CommandRow(
    "compare [opened|before|moment STEP [RUN]|off]", "hold a state beside this one", .edit,
    completing: .words(Word.allCases.map { $0 == .moment ? "moment 0" : $0.rawValue }),
    examples: [
      .init("compare opened", "with the network as it was opened"),
      .init("compare moment 0", "with what the run of learning began with"),
      .init("compare moment 200 1", "with the first run after 200 steps"),
      .init("compare off", "no more"),
    ])
  private let with: With

  init(_ words: inout CommandWords) throws(CommandError) {
    let word: Word = try words.choice() ?? .opened
    switch word {
    case .opened: with = .opened
    case .before: with = .before
    case .off: with = .off
    case .moment:
      let step = try words.whole("STEP", in: 0...Train.most)
      with = .moment(step, run: words.isEmpty ? nil : try words.whole("RUN", in: 1...100_000))
    }
  }
  var text: String {
    switch with {
    case .opened: "compare opened"
    case .before: "compare before"
    case .off: "compare off"
    case .moment(let step, let run): "compare moment \(step)\(run.map { " \($0)" } ?? "")"
    }
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    switch with {
    case .off: session.compared = nil
    case .opened:
      var opened = session.subject
      opened.edits = []
      if opened.origin.base.moment != nil || !opened.origin.structure.isOpened {
        opened.origin = .opened(session.openedNetwork)
      }
      session.compared = opened
    case .before:
      guard let before = session.past.last else { throw .nothingBefore }
      guard before.network.nodes.map(\.shape) == session.network.nodes.map(\.shape) else {
        throw .unavailable(
          "the state before is of another network or size, there is no comparing")
      }
      session.compared = before
    case .moment(let step, let number):
      session.compared = try moment(step, number, session, results)
    }
  }

  private func moment(
    _ step: Int, _ number: Int?, _ session: Session, _ results: Results
  ) throws(CommandError) -> Subject {
    let runs = session.learning.runs
    guard !runs.isEmpty else { throw .nothingLearned }
    if let number, number > runs.count {
      throw .unavailable("there is no run \(number); the last one is \(runs.count)")
    }
    let run =
      number.map { runs[$0 - 1].run } ?? session.subject.origin.moment?.run
      ?? runs[runs.count - 1].run
    guard run.start.nodes.map(\.shape) == session.network.nodes.map(\.shape) else {
      throw .unavailable("that run is of another network or size, there is no comparing")
    }
    var subject = session.subject
    subject.edits = []
    subject.origin = .learned(try results.known(MomentInquiry(run, step: step)).moment)
    return subject
  }
}

extension CommandWords {
  /// One of several words; nil where nothing is said.
  mutating func choice<Choice: RawRepresentable<String>>() throws(CommandError) -> Choice? {
    guard let word = optional() else { return nil }
    guard let choice = Choice(rawValue: word) else { throw .extra(word, usage: usage) }
    return choice
  }
}
