/// Numbers as they are spoken, for who types an answer in words.
enum NumberWord {
  private static let words = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
  /// The letters that such a word begins with.
  static let starts = Set(words.compactMap(\.first).map(String.init))

  /// `three` is 3; nil for what is no such word.
  static func number(_ text: String) -> Float? {
    words.firstIndex(of: text.lowercased()).map(Float.init)
  }
  static func begins(with text: String) -> Bool {
    words.contains { $0.hasPrefix(text.lowercased()) }
  }
}

extension Question {
  /// Whether what it asks for is typed on the answer line: a number, a shape or a choice.
  public var isTyped: Bool {
    switch kind {
    case .goal, .cell: false
    case .choice, .number, .predict, .shape, .text: true
    }
  }
  /// Whether letters are typed, once the answer line is open.
  var isInWords: Bool {
    switch kind {
    case .choice, .text: true
    default: false
    }
  }
  /// Whether a key begins a number that is typed as a word, or is the letter that can be chosen.
  /// Pressed once more it keeps its meaning.
  public func beginsWord(_ key: String) -> Bool {
    if case .choice(let choices, _) = kind {
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
    case .goal, .cell, .choice, .text: false
    }
  }
}
