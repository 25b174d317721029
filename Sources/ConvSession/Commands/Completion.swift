import ConvNet

/// Completion of the text at the prompt.
public enum Completion {
  /// Whole lines, in the order of the table.
  public static func candidates(
    for text: String, in session: Session, _ surroundings: Surroundings
  ) -> [String] {
    guard let space = text.firstIndex(of: " ") else {
      return CommandTable.rows.map(\.name).filter { $0.hasPrefix(text) }
    }
    let name = String(text[..<space])
    let rest = text[text.index(after: space)...].drop { $0 == " " }
    guard let row = CommandTable.row(name) else { return [] }
    return row.completion.words(rest, session, surroundings).filter { $0.hasPrefix(rest) }
      .map { "\(name) \($0)" }
  }
}

/// The words that can follow a command's name.
struct ArgumentCompletion: Sendable {
  /// Given what is typed after the name; each begins like it where it can be chosen.
  let words:
    @Sendable (
      _ rest: Substring, _ session: Session, _ surroundings: Surroundings
    ) -> [String]

  static let nothing = ArgumentCompletion { _, _, _ in [] }
  static let place = ArgumentCompletion { _, session, _ in session.network.nodes.map(\.alias) }
  static func words(_ words: [String]) -> ArgumentCompletion {
    ArgumentCompletion { _, _, _ in words }
  }
}
