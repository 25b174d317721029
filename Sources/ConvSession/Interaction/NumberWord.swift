/// Numbers as they are spoken, for who types an answer in words.
enum NumberWord {
  private static let words = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
  private static let minus = "minus"
  /// The letters that such a word begins with.
  static let starts = Set((words + [minus]).compactMap(\.first).map(String.init))

  /// `three` is 3, `minus two` is −2; nil for what is no such word.
  static func number(_ text: String) -> Float? {
    let text = text.lowercased()
    guard let rest = signed(text) else { return words.firstIndex(of: text).map(Float.init) }
    return words.firstIndex(of: rest).map { -Float($0) }
  }
  static func begins(with text: String) -> Bool {
    let text = text.lowercased()
    return minus.hasPrefix(text) || words.contains { $0.hasPrefix(signed(text) ?? text) }
  }
  /// What stands behind a minus; nil without one.
  private static func signed(_ text: String) -> String? {
    guard text.hasPrefix(minus) else { return nil }
    return String(text.dropFirst(minus.count).drop { $0 == " " })
  }
}

extension Question {
  /// Whether what it asks for is typed on the answer line: a number, a shape or a choice.
  public var isTyped: Bool {
    switch kind {
    case .goal, .cell: false
    case .choice, .number, .predict, .shape, .text, .excites: true
    }
  }
  /// What is chosen from, by its number or as it is written; nil where something else is asked.
  public var choices: [String]? {
    switch kind {
    case .choice(let choices, _): choices
    case .excites(let asked): asked.pictures
    case .goal, .cell, .number, .predict, .shape, .text: nil
    }
  }
  /// Whether letters are typed, once the answer line is open.
  var isInWords: Bool {
    switch kind {
    case .choice, .text, .excites: true
    default: false
    }
  }
  /// Whether a key begins a number that is typed as a word, or is the letter that can be chosen.
  /// Pressed once more it keeps its meaning.
  public func beginsWord(_ key: String) -> Bool {
    if let choices {
      return key.count == 1 && key.allSatisfy(\.isLetter)
        && choices.contains { $0.lowercased() == key.lowercased() }
    }
    return asksNumber && NumberWord.starts.contains(key)
  }
  /// Whether letters that were typed can not become a number any more.
  public func isNoNumber(_ typed: String) -> Bool {
    let letters = typed.filter { $0.isLetter && $0 != "x" && $0 != "X" }
    return asksNumber && !letters.isEmpty && !NumberWord.begins(with: typed)
  }
  /// Whether that is a number.
  var asksNumber: Bool {
    switch kind {
    case .number, .predict, .shape: true
    case .goal, .cell, .choice, .text, .excites: false
    }
  }
}
