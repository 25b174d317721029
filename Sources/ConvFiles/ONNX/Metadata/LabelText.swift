import Foundation

/// Names of classes as they are found in metadata: as JSON, as Python prints a list or a dictionary
/// (`{0: 'person', 1: "driver's"}`), or with commas or line ends between them.
enum LabelText {
  /// The limit of names; with more all are passed over.
  static let mostLabels = 100_000
  /// The limit of bytes that are looked at.
  static let longestText = 8 << 20

  /// The names in a text; empty where it can not be read.
  static func labels(_ text: String) -> [String] {
    guard text.utf8.count <= longestText else { return [] }
    let labels = found(text)
    return labels.count <= mostLabels ? labels : []
  }

  private static func found(_ text: String) -> [String] {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if text.hasPrefix("[") {
      return decoded([String].self, text) ?? PythonText(text).list ?? []
    }
    if text.hasPrefix("{") {
      let numbered = decoded([String: String].self, text).map { entries in
        entries.reduce(into: [Int: String]()) { numbered, entry in
          if let number = Int(entry.key) { numbered[number] = entry.value }
        }
      }
      return ordered(numbered ?? PythonText(text).dictionary ?? [:])
    }
    let separator: Character = text.contains(where: \.isNewline) ? "\n" : ","
    return text.split(whereSeparator: { separator == "," ? $0 == "," : $0.isNewline })
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The names in order where they have all of the numbers 0, 1, 2, …, else none.
  private static func ordered(_ numbered: [Int: String]) -> [String] {
    let labels = (0..<numbered.count).compactMap { numbered[$0] }
    return labels.count == numbered.count ? labels : []
  }

  /// Decodes JSON; nil where the text is too long or is no JSON of this type.
  static func decoded<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
    guard text.utf8.count <= longestText else { return nil }
    return try? JSONDecoder().decode(type, from: Data(text.utf8))
  }
  static func encoded(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("texts and lists of them can always be written")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
