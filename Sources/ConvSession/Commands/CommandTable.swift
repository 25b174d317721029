/// One row for each command: dispatch, completion, help, hints and the README's table come from it.
public struct CommandRow: Sendable {
  public enum Family: String, Sendable, CaseIterable {
    case walk = "Walk the pass"
    case edit = "Change the network"
    case open = "Open"
    case picture = "Change the input"
    case lesson = "Be taught"
    case look = "Look"
    case file = "Files, help, leaving"
  }
  /// What can be completed after the name.
  public enum Completion: Sendable {
    case nothing, place, assignment, network, input, view, block
    case words([String])
  }
  public typealias Parse = @Sendable (inout CommandWords) throws(CommandError) -> Command

  public let name: String
  /// The name with what follows it: `step [n]`.
  public let usage: String
  public let summary: String
  public let family: Family
  public let completion: Completion
  let parse: Parse

  init(
    _ usage: String, _ summary: String, _ family: Family,
    completing completion: Completion = .nothing, _ parse: @escaping Parse
  ) {
    name = String(usage.prefix { $0 != " " })
    (self.usage, self.summary, self.family) = (usage, summary, family)
    (self.completion, self.parse) = (completion, parse)
  }
  /// A command of one word.
  init(_ name: String, _ summary: String, _ family: Family, _ command: Command) {
    self.init(name, summary, family) { (words) throws(CommandError) in
      try words.end()
      return command
    }
  }
}

public enum CommandTable {
  public static let rows = walk + edit + open + picture + lesson + look + file

  /// The row of a command by its name.
  public static func row(_ name: String) -> CommandRow? { rows.first { $0.name == name } }

  /// The names that begin like this, or else those with one letter more, less or other.
  static func near(_ word: String) -> [String] {
    let begun = rows.map(\.name).filter { $0.hasPrefix(word) && !word.isEmpty }
    return Array((begun.isEmpty ? rows.map(\.name).filter { isNear($0, word) } : begun).prefix(3))
  }
  private static func isNear(_ name: String, _ word: String) -> Bool {
    let (first, second) = (Array(name), Array(word))
    guard abs(first.count - second.count) <= 1, word.count > 1 else { return false }
    var start = 0
    while start < min(first.count, second.count), first[start] == second[start] { start += 1 }
    var end = 0
    while end < min(first.count, second.count) - start,
      first[first.count - 1 - end] == second[second.count - 1 - end]
    { end += 1 }
    return max(first.count, second.count) - start - end <= 1
  }
}

extension Command {
  public static let longestText = 20_000

  /// - Throws: ``CommandError`` that says what was expected.
  public init(parsing text: String) throws(CommandError) {
    let trimmed = text.drop { $0.isWhitespace }
    guard !trimmed.isEmpty else { throw .empty }
    guard text.utf8.count <= Command.longestText else {
      throw .outOfRange("a command", "shorter than \(Command.longestText) characters")
    }
    guard !text.contains(where: \.isNewline) else { throw .outOfRange("a command", "one line") }
    let name = String(trimmed.prefix { !$0.isWhitespace })
    guard let row = CommandTable.row(name) else {
      throw .unknownCommand(name, near: CommandTable.near(name))
    }
    var words = CommandWords(trimmed.dropFirst(name.count), usage: row.usage)
    self = try row.parse(&words)
    try words.end()
  }
}
