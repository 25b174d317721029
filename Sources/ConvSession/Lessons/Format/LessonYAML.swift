import Yams

/// A YAML value of which every scalar is text, with the place of each. Small, and without aliases.
indirect enum LessonYAML {
  struct Text {
    let text: String
    let mark: LessonMark
    /// The place of its first character, where it stands on one line as it is.
    let start: LessonMark?
  }
  struct Field {
    let key: Text
    let value: LessonYAML
  }
  case text(Text)
  case list([LessonYAML], LessonMark)
  case fields([Field], LessonMark)

  var mark: LessonMark {
    switch self {
    case .text(let text): text.mark
    case .list(_, let mark), .fields(_, let mark): mark
    }
  }
}

/// Reads one block of YAML in a lesson. What could grow (anchors, aliases, tags, nesting) is
/// refused, most of it before the YAML library sees it.
struct LessonYAMLReader {
  static let longest = 20_000
  static let deepest = 4
  static let mostItems = 64
  private static let mostBrackets = 16

  private let lines: [Substring]
  private let firstLine: Int

  /// - Parameter firstLine: where the first of the lines stands in the file.
  init(_ lines: [Substring], firstLine: Int) { (self.lines, self.firstLine) = (lines, firstLine) }

  private struct Refusal: Error {
    let message: String
    let mark: LessonMark

    init(_ message: String, _ mark: LessonMark) { (self.message, self.mark) = (message, mark) }
  }

  /// - Returns: nil where it is empty or an issue was added.
  func value(_ issues: inout LessonIssues) -> LessonYAML? {
    do {
      try check()
      let parser = try Parser(
        yaml: lines.joined(separator: "\n"), resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return nil }
      return try value(root, depth: 0)
    } catch let refusal as Refusal {
      issues.add(refusal.message, at: refusal.mark)
    } catch let error as YamlError {
      let (message, mark) = explained(error)
      issues.add(message, at: mark)
    } catch {
      issues.add("this YAML can not be read", at: LessonMark(line: firstLine, column: 1))
    }
    return nil
  }

  /// What would cost the library time or stack.
  private func check() throws {
    let start = LessonMark(line: firstLine, column: 1)
    guard lines.reduce(0, { $0 + $1.utf8.count + 1 }) <= Self.longest else {
      throw Refusal("this block is longer than \(Self.longest) bytes", start)
    }
    var brackets = 0
    for (index, line) in lines.enumerated() {
      let line = Array(line)
      if let tab = line.prefix(while: { " \t-".contains($0) }).firstIndex(of: "\t") {
        throw Refusal(
          "tabs are not allowed here; indent with spaces",
          LessonMark(line: firstLine + index, column: tab + 1))
      }
      let indicators = line.prefix { " -?:".contains($0) }.split(separator: " ")
      guard indicators.count <= Self.deepest else {
        throw Refusal("this is nested too deeply", LessonMark(line: firstLine + index, column: 1))
      }
      for (column, character) in line.enumerated() {
        let mark = LessonMark(line: firstLine + index, column: column + 1)
        if "[{".contains(character) { brackets += 1 }
        if "]}".contains(character) { brackets = max(0, brackets - 1) }
        guard brackets <= Self.mostBrackets else {
          throw Refusal("this is nested too deeply", mark)
        }
        guard !isAnchorOrTag(line, column) else { throw Refusal(Self.noAnchors, mark) }
      }
    }
  }

  private static let noAnchors = "YAML anchors, aliases and tags are not read here; write it out"

  /// `&name` or `!` where a value could begin. Without anchors no alias can grow.
  private func isAnchorOrTag(_ line: [Character], _ column: Int) -> Bool {
    guard "&!".contains(line[column]) else { return false }
    if line[column] == "&" {
      guard column + 1 < line.count else { return false }
      let next = line[column + 1]
      guard next.isLetter || next.isNumber || "_-".contains(next) else { return false }
    }
    let before = line[..<column].last { $0 != " " && $0 != "\t" }
    return before.map { "-:?,[{".contains($0) } ?? true
  }

  private func value(_ node: Node, depth: Int) throws -> LessonYAML {
    let mark = node.mark.map(mark(of:)) ?? LessonMark(line: firstLine, column: 1)
    guard depth <= Self.deepest else { throw Refusal("this is nested too deeply", mark) }
    if let first = character(at: mark), "&*!".contains(first) {
      throw Refusal(Self.noAnchors, mark)
    }
    switch node {
    case .scalar(let scalar):
      return .text(try text(scalar, mark))
    case .sequence(let sequence):
      guard sequence.count <= Self.mostItems else {
        throw Refusal("this list has more than \(Self.mostItems) entries", mark)
      }
      return .list(try sequence.map { try value($0, depth: depth + 1) }, mark)
    case .mapping(let mapping):
      guard mapping.count <= Self.mostItems else {
        throw Refusal("there are more than \(Self.mostItems) keys", mark)
      }
      return .fields(
        try mapping.map { pair in
          guard case .text(let key) = try value(pair.key, depth: depth + 1) else {
            throw Refusal("a key has to be a word", mark)
          }
          return LessonYAML.Field(key: key, value: try value(pair.value, depth: depth + 1))
        }, mark)
    case .alias:
      throw Refusal(Self.noAnchors, mark)
    }
  }

  private func text(_ scalar: Node.Scalar, _ mark: LessonMark) throws -> LessonYAML.Text {
    let text = scalar.string
    if let refused = text.first(where: { !$0.isNewline && LessonCharacters.isRefused($0) })
      ?? text.first(where: { $0.isNewline && $0 != "\n" && $0 != "\r\n" })
    {
      throw Refusal("\(LessonCharacters.name(of: refused)) is a control character", mark)
    }
    var start: LessonMark?
    if lines.indices.contains(mark.line - firstLine) {
      let rest = lines[mark.line - firstLine].dropFirst(mark.column - 1)
      if rest.hasPrefix(text) {
        start = mark
      } else if rest.dropFirst().hasPrefix(text), let quote = rest.first, "\"'".contains(quote) {
        start = mark.moved(by: 1)
      }
    }
    return LessonYAML.Text(text: text, mark: mark, start: start)
  }

  private func character(at mark: LessonMark) -> Character? {
    guard lines.indices.contains(mark.line - firstLine) else { return nil }
    return lines[mark.line - firstLine].dropFirst(mark.column - 1).first
  }

  /// The library counts scalars, an editor characters.
  private func mark(of place: Mark) -> LessonMark {
    let index = place.line - 1
    guard lines.indices.contains(index) else {
      return LessonMark(line: firstLine + max(0, min(index, lines.count - 1)), column: 1)
    }
    let scalars = lines[index].unicodeScalars
    let before = scalars.prefix(max(0, place.column - 1))
    return LessonMark(line: firstLine + index, column: Substring(before).count + 1)
  }

  /// Quotes help where a colon, a comma or a sign at its start has cut a plain text.
  private func advice(_ problem: String, _ place: Mark) -> String {
    let signs = ["mapping values are not allowed", "cannot start any token"]
    let index = place.line - 1
    let line = lines.indices.contains(index) ? lines[index] : ""
    let colons = line.indices.count { line[$0...].hasPrefix(": ") }
    let isInList = line.contains("[") && line.contains(",")
    return signs.contains(where: problem.contains) || colons > 1 || isInList
      ? "; put the text in quotes" : ""
  }

  private func explained(_ error: YamlError) -> (String, LessonMark) {
    switch error {
    case .scanner(_, let problem, let place, _), .parser(_, let problem, let place, _):
      ("this YAML can not be read: \(problem)\(advice(problem, place))", mark(of: place))
    case .composer(_, let problem, let place, _):
      ("this YAML can not be read: \(problem)", mark(of: place))
    case .duplicatedKeysInMapping(let keys, let context):
      ("\(keys.sorted().joined(separator: ", ")) is written twice", mark(of: context.mark))
    default:
      ("this YAML can not be read", LessonMark(line: firstLine, column: 1))
    }
  }
}
