/// The fields of a YAML mapping, taken one by one; what is left over at the end is unknown.
struct LessonFields {
  let mark: LessonMark
  private var left: [LessonYAML.Field]

  /// - Returns: nil with an issue where it is no mapping.
  init?(_ value: LessonYAML?, _ what: String, at mark: LessonMark, _ issues: inout LessonIssues) {
    guard let value else {
      issues.add("\(what) is empty", at: mark)
      return nil
    }
    guard case .fields(let fields, let mark) = value else {
      issues.add("\(what) has to be lines of key: value", at: value.mark)
      return nil
    }
    (self.mark, left) = (mark, fields)
  }

  mutating func take(_ key: String) -> LessonYAML.Field? {
    guard let index = left.firstIndex(where: { $0.key.text == key }) else { return nil }
    return left.remove(at: index)
  }

  func has(_ key: String) -> Bool { left.contains { $0.key.text == key } }

  mutating func take(all keys: [String]) { left.removeAll { keys.contains($0.key.text) } }

  /// One text that is not empty.
  mutating func text(_ key: String, _ issues: inout LessonIssues) -> LessonYAML.Text? {
    guard let field = take(key) else { return nil }
    guard case .text(let text) = field.value else {
      issues.add("\(key) has to be one text\(field.value.advice)", at: field.value.mark)
      return nil
    }
    guard !LessonCharacters.trimmed(text.text).isEmpty else {
      issues.add("\(key) is empty", at: field.key.mark)
      return nil
    }
    return text
  }

  /// A list of texts, or one text.
  mutating func texts(
    _ key: String, most: Int, _ issues: inout LessonIssues
  ) -> [LessonYAML.Text] {
    guard let field = take(key) else { return [] }
    let values: [LessonYAML]
    if case .list(let items, _) = field.value { values = items } else { values = [field.value] }
    if values.isEmpty { issues.add("\(key) is empty", at: field.key.mark) }
    if values.count > most {
      issues.add("\(key) has \(values.count) entries; \(most) are the most", at: field.key.mark)
    }
    return values.prefix(most).compactMap { value in
      guard case .text(let text) = value else {
        issues.add("each entry of \(key) has to be a text\(value.advice)", at: value.mark)
        return nil
      }
      if LessonCharacters.trimmed(text.text).isEmpty {
        issues.add("\(key) has an empty entry", at: text.mark)
        return nil
      }
      return text
    }
  }

  /// Refuses what nobody has taken.
  func end(_ what: String, known: [String], _ issues: inout LessonIssues) {
    for field in left {
      let near = known.first { LessonFields.isNear($0, field.key.text) }
      issues.add(
        "\(what) has no key \(field.key.text); "
          + (near.map { "did you mean \($0)?" } ?? "there are \(known.joined(separator: ", "))"),
        at: field.key.mark)
    }
  }

  /// Whether there is a key that is none of these.
  func hasOthers(than known: [String]) -> Bool { left.contains { !known.contains($0.key.text) } }

  /// Whether the words have almost all letters in common, in their order.
  private static func isNear(_ word: String, _ other: String) -> Bool {
    guard other.count < 24 else { return false }
    let changes = Array(word).difference(from: Array(other))
    return changes.count <= 2
  }
}

extension LessonYAML {
  /// What to do about a sentence that its colon has made a key with a value.
  var advice: String {
    if case .fields = self { "; put it in quotes, for its colon makes it a key" } else { "" }
  }
}
