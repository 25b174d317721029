/// Cuts a goal's text into words.
struct GoalLexer {
  private let text: [Character]
  private var position = 0

  init(_ text: [Character]) { self.text = text }

  private static let symbols = ["<=", ">=", "==", "!=", "<", ">", "~", "+", "*", "(", ")"]

  /// All words, and the end after them.
  mutating func words() throws(GoalError) -> [GoalWord] {
    var words: [GoalWord] = []
    while true {
      skip { $0.isWhitespace }
      let start = position
      let kind = try next()
      words.append(GoalWord(kind: kind, range: start..<position))
      if kind == .end { return words }
    }
  }

  private mutating func next() throws(GoalError) -> GoalWord.Kind {
    guard position < text.count else { return .end }
    let first = text[position]
    if first.isDigit { return try number() }
    if first.isNameStart { return try name() }
    if first == "\"" { return try quoted() }
    if first == "-" || first == "−" {
      position += 1
      return .symbol("-")
    }
    for symbol in GoalLexer.symbols where text[position...].starts(with: symbol) {
      position += symbol.count
      return .symbol(symbol)
    }
    guard first != "=" else {
      throw GoalError(sentence: "write == where both sides have to be equal", offset: position)
    }
    throw GoalError(sentence: "\(first) means nothing in a goal", offset: position)
  }

  @discardableResult
  private mutating func skip(_ belongs: (Character) -> Bool) -> String {
    let start = position
    while position < text.count, belongs(text[position]) { position += 1 }
    return String(text[start..<position])
  }
  private func peek(_ distance: Int = 0) -> Character? {
    position + distance < text.count ? text[position + distance] : nil
  }

  private mutating func number() throws(GoalError) -> GoalWord.Kind {
    let start = position
    var digits = skip(\.isDigit)
    if peek() == "x" || peek() == "×" { return try sizes(digits, from: start) }
    if peek() == ".", peek(1)?.isDigit == true {
      position += 1
      digits += "." + skip(\.isDigit)
    }
    guard let number = Double(digits), number.isFinite, peek()?.isNameStart != true else {
      digits += skip(\.isNamePart)
      throw GoalError(sentence: "\(digits.prefix(24)) is not a number", offset: start)
    }
    return .number(number)
  }

  private mutating func sizes(_ first: String, from start: Int) throws(GoalError) -> GoalWord.Kind {
    var words = [first]
    while peek() == "x" || peek() == "×" {
      position += 1
      words.append(skip(\.isDigit))
    }
    let sizes = words.compactMap { Int($0) }
    guard sizes.count == words.count, sizes.count <= 4, peek()?.isNamePart != true else {
      throw GoalError(sentence: "a shape is written like 4x10x10", offset: start)
    }
    return .sizes(sizes)
  }

  private mutating func quoted() throws(GoalError) -> GoalWord.Kind {
    let start = position
    position += 1
    let inside = skip { $0 != "\"" }
    guard position < text.count else {
      throw GoalError(sentence: "the text that begins here has no end", offset: start)
    }
    position += 1
    return .text(inside)
  }

  private mutating func name() throws(GoalError) -> GoalWord.Kind {
    let start = position
    var word = skip(\.isNamePart)
    if word == "on", peek()?.isWhitespace == true {
      let afterOn = position
      skip { $0.isWhitespace }
      let picture = skip { $0.isNamePart || $0 == "-" }
      if !picture.isEmpty { return .on(picture) }
      position = afterOn
    }
    guard peek() == "." || peek() == "[" else { return .name(word) }
    if peek() == "." {
      position += 1
      word += "." + skip(\.isNamePart)
    }
    if peek() == "[" {
      word += skip { $0 != "]" }
      guard position < text.count else {
        throw GoalError(sentence: "the indices that begin here have no ]", offset: start)
      }
      word += "]"
      position += 1
    }
    do { return .place(try Address(parsing: word)) } catch {
      throw GoalError(sentence: "\(error)", offset: start)
    }
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
  fileprivate var isNameStart: Bool { isASCII && isLetter || self == "_" }
  fileprivate var isNamePart: Bool { isNameStart || isDigit }
}
