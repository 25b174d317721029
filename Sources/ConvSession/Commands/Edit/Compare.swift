import ConvNet

/// `compare [opened|before|off]`: a state held beside the one at hand.
struct Compare: SessionCommand {
  private enum With: String, CaseIterable { case opened, before, off }

  static let row = CommandRow(
    "compare [opened|before|off]", "hold a state beside this one", .edit,
    completing: .words(With.allCases.map(\.rawValue)),
    examples: [
      .init("compare opened", "with the network as it was opened"),
      .init("compare off", "no more"),
    ])
  private let with: With

  init(_ words: inout CommandWords) throws(CommandError) {
    with = try words.choice() ?? .opened
  }
  var text: String { "compare \(with.rawValue)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    switch with {
    case .off: session.compared = nil
    case .opened:
      var opened = session.subject
      opened.edits = []
      session.compared = opened
    case .before:
      guard let before = session.past.last else { throw .nothingBefore }
      guard before.network.nodes.map(\.shape) == session.network.nodes.map(\.shape) else {
        throw .unavailable(
          "the state before is of another network or size, there is no comparing")
      }
      session.compared = before
    }
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
