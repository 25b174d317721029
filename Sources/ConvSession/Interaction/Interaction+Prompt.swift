import ConvNet

extension Interaction {
  private static let mostLines = 200

  mutating func pressPrompt(_ key: String, _ session: Session) -> [String] {
    guard var prompt else { return [] }
    prompt.error = nil
    defer { if self.prompt != nil { self.prompt = prompt } }
    switch key {
    case "escape", "ctrl-c": self.prompt = nil
    case "enter":
      let text = prompt.text
      guard text.contains(where: { !$0.isWhitespace }) else {
        self.prompt = nil
        return []
      }
      if prompt.purpose == .search { return ["find \(prompt.chosen(in: session) ?? text)"] }
      if lines.last != text { lines = lines.suffix(Interaction.mostLines - 1) + [text] }
      return [text]
    case "tab": prompt.complete(in: session)
    case "left": prompt.cursor = max(0, prompt.cursor - 1)
    case "right": prompt.cursor = min(prompt.text.count, prompt.cursor + 1)
    case "home": prompt.cursor = 0
    case "end": prompt.cursor = prompt.text.count
    case "up" where prompt.purpose == .search: prompt.choose(-1, in: session)
    case "down" where prompt.purpose == .search: prompt.choose(1, in: session)
    case "up": prompt.recall(1, of: lines)
    case "down": prompt.recall(-1, of: lines)
    case "backspace":
      if prompt.text.isEmpty { self.prompt = nil } else { prompt.delete() }
    case "ctrl-a": prompt.cursor = 0
    case "ctrl-e": prompt.cursor = prompt.text.count
    case "ctrl-u": prompt.clear(0..<prompt.cursor)
    case "ctrl-k": prompt.clear(prompt.cursor..<prompt.text.count)
    case "ctrl-w": prompt.clear(prompt.wordStart..<prompt.cursor)
    case "space": prompt.insert(" ")
    default: if key.count == 1 { prompt.insert(key) }
    }
    return []
  }

  /// Pasted text goes where text is typed, and is no key anywhere else.
  public mutating func paste(_ text: String) {
    let line = text.prefix { !$0.isNewline }.filter { !$0.isNewline && $0 != "\u{1B}" }
    if prompt != nil { prompt?.insert(String(line.prefix(2000))) }
  }
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
  /// What followed from the text that was.
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
  mutating func complete(in session: Session) {
    if candidate == nil {
      candidates =
        purpose == .command
        ? Completion.candidates(for: text, in: session)
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
