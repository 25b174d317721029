import ConvNet

extension Interaction {
  private static let mostLines = 200

  mutating func pressPrompt(
    _ key: String, _ session: Session, _ surroundings: Surroundings
  ) -> [String] {
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
    case "tab": prompt.complete(in: session, surroundings)
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
