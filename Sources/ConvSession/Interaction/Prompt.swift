import ConvNet

/// The line one types a command in.
public struct Prompt: Hashable, Sendable {
  public enum Purpose: Hashable, Sendable { case command, search }
  public var purpose: Purpose
  public var text = ""
  /// In characters from the start.
  public var cursor = 0
  /// How far back in what was typed before one is; 0 is the line being typed.
  public var recalled = 0
  /// The line being typed, while older ones are looked at.
  public var draft = ""
  /// The completions that Tab goes through, and the one that it is at.
  public var candidates: [String] = []
  public var candidate: Int?
  public var error: String?
  /// Which of the layers that a search found is chosen, the best first.
  public var choice = 0

  public init(_ purpose: Purpose) { self.purpose = purpose }
}

extension Prompt {
  mutating func insert(_ more: String) {
    let index = text.index(text.startIndex, offsetBy: cursor)
    text.insert(contentsOf: more, at: index)
    cursor += more.count
    forget()
  }
  /// Takes characters away, and leaves the cursor where they stood.
  mutating func clear(_ range: Range<Int>) {
    let start = text.index(text.startIndex, offsetBy: range.lowerBound)
    text.removeSubrange(start..<text.index(start, offsetBy: range.count))
    cursor = range.lowerBound
    forget()
  }
  /// Where the word before the cursor begins.
  var wordStart: Int {
    let before = text.prefix(cursor)
    let trimmed = before.reversed().drop { $0 == " " }
    return trimmed.drop { $0 != " " }.count
  }
  mutating func delete() {
    guard cursor > 0 else { return }
    text.remove(at: text.index(text.startIndex, offsetBy: cursor - 1))
    cursor -= 1
    forget()
  }
  /// Drops the completions and the choice that followed from the text that was.
  private mutating func forget() { (candidates, candidate, choice) = ([], nil, 0) }

  /// Up and down the layers that were found.
  mutating func choose(_ step: Int, in session: Session) {
    let count = session.network.layers(matching: text).count
    choice = min(max(0, choice + step), max(0, count - 1))
  }
  /// The alias of the layer that Enter goes to; nil where none was found.
  func chosen(in session: Session) -> String? {
    let found = session.network.layers(matching: text)
    return found.indices.contains(choice) ? session.network.nodes[found[choice]].alias : nil
  }
  /// Tab: to the first thing it can become, then the next.
  mutating func complete(in session: Session, _ surroundings: Surroundings) {
    if candidate == nil {
      candidates =
        purpose == .command
        ? Completion.candidates(for: text, in: session, surroundings)
        : session.network.layers(matching: text).map { session.network.nodes[$0].alias }
    }
    guard !candidates.isEmpty else { return }
    let next = candidate.map { ($0 + 1) % candidates.count } ?? 0
    candidate = next
    text = candidates[next]
    cursor = text.count
  }
  /// Up and down through what was typed before.
  mutating func recall(_ step: Int, of lines: [String]) {
    guard purpose == .command else { return }
    if recalled == 0 { draft = text }
    recalled = min(max(0, recalled + step), lines.count)
    text = recalled == 0 ? draft : lines[lines.count - recalled]
    cursor = text.count
    forget()
  }
}
