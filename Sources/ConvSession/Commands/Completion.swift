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

  /// What can stand where one types, for people to read: of lines only what differs, and of places
  /// how many parts they have, `edges  edges[0…3]`. Empty where nothing is known.
  public static func listing(
    for text: String, in session: Session, _ surroundings: Surroundings
  ) -> [String] {
    let lines = candidates(for: text, in: session, surroundings)
    let typed = text.lastIndex { $0 == " " }.map {
      text.distance(from: text.startIndex, to: $0) + 1
    }
    let words = lines.map { String($0.dropFirst(typed ?? 0)) }
      .map { word in String(word.drop { $0 == " " }) }.filter { !$0.isEmpty }
    guard words.count <= 3 else { return words }
    return words.flatMap { word in
      [word] + (parts(of: word, in: session).map { ["\(word)[0…\($0 - 1)]"] } ?? [])
    }
  }

  /// How many maps or units a layer of this name has.
  private static func parts(of word: String, in session: Session) -> Int? {
    guard let layer = session.network.graph.index(of: word), layer > 0 else { return nil }
    let count = session.network.nodes[layer].shape.channels
    return count > 1 ? count : nil
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
  /// Layers, behind a bracket their maps, and behind a point what they have learned.
  static let place = ArgumentCompletion { rest, session, _ in
    let nodes = session.network.nodes
    guard let end = rest.firstIndex(where: { "[.".contains($0) }),
      let layer = session.network.graph.index(of: String(rest[..<end]))
    else { return nodes.map(\.alias) }
    let node = nodes[layer]
    guard rest[end] == "[" else { return node.parameters.map { "\(node.alias).\($0.name)" } }
    guard node.shape.rank > 0, !rest[end...].contains(",") else { return [] }
    return (0..<min(node.shape.channels, mostParts)).map { "\(node.alias)[\($0)]" }
  }
  private static let mostParts = 64
  static func words(_ words: [String]) -> ArgumentCompletion {
    ArgumentCompletion { _, _, _ in words }
  }
}
