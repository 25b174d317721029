import ConvNet

/// The words after a command's name, read from left to right.
public struct CommandWords: Sendable {
  private var rest: Substring
  public let usage: String
  /// The home folder, for `~/`; nil where nobody has one.
  let home: String?

  public init(_ text: Substring, usage: String, home: String? = nil) {
    (rest, self.usage, self.home) = (text, usage, home)
    skipSpaces()
  }

  public var isEmpty: Bool { rest.isEmpty }

  private mutating func skipSpaces() {
    rest = rest.drop { $0.isWhitespace }
  }

  /// Up to the next space that is not inside brackets.
  public mutating func optional() -> String? {
    guard !rest.isEmpty else { return nil }
    var depth = 0
    let end =
      rest.firstIndex { character in
        if character == "[" { depth += 1 }
        if character == "]" { depth -= 1 }
        return depth <= 0 && (character.isWhitespace || character == "=")
      } ?? rest.endIndex
    let word = String(rest[..<end])
    rest = rest[end...]
    skipSpaces()
    return word.isEmpty ? nil : word
  }
  public mutating func word(_ what: String) throws(CommandError) -> String {
    guard let word = optional() else { throw .missing(what, usage: usage) }
    return word
  }
  /// All that is left, as it was written.
  public mutating func all(_ what: String) throws(CommandError) -> String {
    var text = String(rest)
    rest = ""
    while text.last?.isWhitespace == true { text.removeLast() }
    guard !text.isEmpty else { throw .missing(what, usage: usage) }
    return text
  }
  /// All that is left, quotes around it taken off.
  public mutating func remainder(_ what: String) throws(CommandError) -> String {
    var text = try all(what)
    if text.count >= 2, text.first == "\"", text.last == "\"" {
      text = String(text.dropFirst().dropLast())
    }
    guard !text.isEmpty else { throw .missing(what, usage: usage) }
    return text
  }
  static let digest = "digest"
  /// Takes ` digest HEX` off the end, as recordings have it; nil where there is none.
  mutating func takeDigest() -> String? {
    let digits = rest.suffix(32)
    let before = rest.dropLast(32)
    guard digits.count == 32, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      before.hasSuffix(" \(CommandWords.digest) ")
    else { return nil }
    rest = before.dropLast(CommandWords.digest.count + 2)
    return String(digits)
  }
  /// A whole number behind a word at the end of the line: `lesson pooling seed 7`.
  mutating func takeLast(_ name: String) -> Int? {
    guard let blank = rest.lastIndex(of: " "), let number = Int(rest[rest.index(after: blank)...]),
      rest[..<blank].hasSuffix(" \(name)")
    else { return nil }
    rest = rest[..<blank].dropLast(name.count + 1)
    return number
  }
  /// The name of a file, as people, shells and terminals write it: in quotes, with backslashes before
  /// blanks, as an address. A name without quotes goes to the end.
  mutating func file(_ what: String) throws(CommandError) -> String {
    FileAddress(try name(what), home: home).path
  }
  /// A text in quotes, or all that is left.
  mutating func name(_ what: String) throws(CommandError) -> QuotedWord {
    guard let word = QuotedWord(allOf: rest), !word.text.isEmpty else {
      throw .missing(what, usage: usage)
    }
    rest = rest[word.end...]
    skipSpaces()
    return word
  }
  public mutating func take(_ symbol: Character) -> Bool {
    guard rest.first == symbol else { return false }
    rest = rest.dropFirst()
    skipSpaces()
    return true
  }
  public mutating func number(_ what: String) throws(CommandError) -> Float {
    try CommandWords.number(word(what))
  }
  public mutating func whole(
    _ what: String, in range: ClosedRange<Int> = -1_000_000...1_000_000
  ) throws(CommandError) -> Int {
    let text = try word(what)
    guard let number = Int(CommandWords.plain(text)) else { throw .notANumber(text) }
    guard range.contains(number) else {
      throw .outOfRange(what, "from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
  public mutating func end() throws(CommandError) {
    if !rest.isEmpty { throw .extra(String(rest), usage: usage) }
  }

  /// A minus belongs to its number, and U+2212 is one.
  static func plain(_ text: String) -> String { String(text.map { $0 == "\u{2212}" ? "-" : $0 }) }

  static func number(_ text: String) throws(CommandError) -> Float {
    let plain = plain(text)
    // A NaN equals nothing, so a session that held one would not equal itself.
    guard let number = Float(plain), !number.isNaN else { throw .notANumber(text) }
    let isPlain =
      number.isInfinite
      ? ["inf", "+inf", "-inf"].contains(plain)
      : plain.allSatisfy { !$0.isLetter || "eE".contains($0) }
    guard isPlain else { throw .notANumber(text) }
    return number
  }

  /// A number as people write it: `8,836` is one, and `0,5` is a half.
  static func answer(_ text: String) throws(CommandError) -> Float {
    if let spoken = NumberWord.number(text) { return spoken }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let groups = parts.dropFirst().allSatisfy { $0.count == 3 && $0.allSatisfy(\.isNumber) }
    guard parts.count > 1, !text.contains(".") || groups else { return try number(text) }
    if groups, parts[0] != "0", parts[0] != "-0" { return try number(parts.joined()) }
    guard parts.count == 2 else { return try number(text) }
    return try number(parts.joined(separator: "."))
  }

  /// `[-1 0 1; -2 0 2; -1 0 1]`, spaces or commas between columns.
  static func matrix(_ text: String) throws(CommandError) -> [[Float]] {
    guard text.first == "[", text.last == "]", text.count < 100_000 else { throw .badMatrix(text) }
    var rows: [[Float]] = []
    for line in text.dropFirst().dropLast().split(separator: ";", omittingEmptySubsequences: false)
    {
      var row: [Float] = []
      for word in line.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
        row.append(try number(String(word)))
      }
      rows.append(row)
    }
    guard let columns = rows.first?.count, columns > 0, rows.allSatisfy({ $0.count == columns })
    else { throw .badMatrix(text) }
    return rows
  }
}

extension Float {
  /// The shortest text that reads as this number again.
  var commandText: String {
    self == rounded() && magnitude < 1e7 && (self != 0 || sign == .plus)
      ? String(Int(self)) : "\(self)".replacing("e-0", with: "e-")
  }
}
