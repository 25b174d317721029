/// A list or a dictionary of strings as Python prints it, read from left to right.
struct PythonText {
  private var rest: Substring.UnicodeScalarView

  init(_ text: String) { rest = Substring(text).unicodeScalars }

  /// The strings of a list, `['a', 'b']`; nil where the text is none.
  var list: [String]? {
    var text = self
    guard text.take("[") else { return nil }
    var items: [String] = []
    while !text.take("]") {
      guard items.isEmpty || text.take(",") else { return nil }
      if text.take("]") { break }
      guard let item = text.string() else { return nil }
      items.append(item)
    }
    return items
  }

  /// The strings of a dictionary, `{0: 'a', 1: 'b'}`; nil where the text is none.
  var dictionary: [Int: String]? {
    var text = self
    guard text.take("{") else { return nil }
    var items: [Int: String] = [:]
    while !text.take("}") {
      guard items.isEmpty || text.take(",") else { return nil }
      if text.take("}") { break }
      guard let key = text.number(), text.take(":"), let item = text.string() else { return nil }
      items[key] = item
    }
    return items
  }

  private mutating func skipSpaces() {
    rest = rest.drop { $0.properties.isWhitespace }
  }
  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpaces()
    guard rest.first == mark else { return false }
    rest.removeFirst()
    return true
  }
  private mutating func number() -> Int? {
    skipSpaces()
    let digits = rest.prefix { ("0"..."9").contains($0) }
    rest = rest.dropFirst(digits.count)
    return Int(String(digits))
  }
  private mutating func string() -> String? {
    skipSpaces()
    guard let quote = rest.popFirst(), quote == "'" || quote == "\"" else { return nil }
    var text = String.UnicodeScalarView()
    while let next = rest.popFirst() {
      if next == quote { return String(text) }
      if next == "\\", let escaped = rest.popFirst() {
        text.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
      } else {
        text.append(next)
      }
    }
    return nil
  }
}
