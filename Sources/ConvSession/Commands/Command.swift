/// One thing said to the program: by a key, at the prompt, in a lesson or a recording. Two commands
/// are the same if they are written alike.
public struct Command: Sendable {
  /// The kinds of commands, by what they are done to.
  enum Doing: Sendable {
    case session(any SessionCommand)
    case look(any LookCommand)
    case outside(any OutsideCommand)
  }
  let doing: Doing
  public let row: CommandRow
  /// As it is typed: parsing it gives the command again.
  public let text: String

  init<Kind: SessionCommand>(_ kind: Kind) {
    (doing, row, text) = (.session(kind), Kind.row, kind.text)
  }
  init<Kind: LookCommand>(_ kind: Kind) {
    (doing, row, text) = (.look(kind), Kind.row, kind.text)
  }
  init<Kind: OutsideCommand>(_ kind: Kind) {
    (doing, row, text) = (.outside(kind), Kind.row, kind.text)
  }

  private var kind: any CommandKind {
    switch doing {
    case .session(let kind): kind
    case .look(let kind): kind
    case .outside(let kind): kind
    }
  }
  /// The command as the type that it is of; nil where it is of another.
  func read<Kind: CommandKind>(as _: Kind.Type) -> Kind? { kind as? Kind }

  /// Why the author of a lesson may not write this: lessons have a closed set of commands, without
  /// keystrokes, files to write and an end of the program.
  package var problemInLesson: String? { kind.problemInLesson }
  /// The same with the paths of the files that it names changed.
  func mappingFiles(_ path: (String) -> String) -> Command {
    if case .session(let kind) = doing { kind.mappingFiles(path) } else { self }
  }
}

extension Command: Hashable {
  public static func == (one: Command, other: Command) -> Bool { one.text == other.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Command {
  public static let longestText = 20_000

  /// - Parameter home: the home folder, for `~/`; nil leaves it as it is.
  /// - Throws: ``CommandError`` that says what was expected.
  public init(parsing text: String, home: String? = nil) throws(CommandError) {
    let trimmed = text.drop { $0.isWhitespace }
    guard !trimmed.isEmpty else { throw .empty }
    guard text.utf8.count <= Command.longestText else {
      throw .outOfRange("a command", "shorter than \(Command.longestText) characters")
    }
    guard !text.contains(where: \.isNewline) else { throw .outOfRange("a command", "one line") }
    let name = String(trimmed.prefix { !$0.isWhitespace })
    guard let entry = CommandTable.entry(name) else {
      throw .unknownCommand(name, near: CommandTable.near(name))
    }
    var words = CommandWords(trimmed.dropFirst(name.count), usage: entry.row.usage, home: home)
    self = try entry.parse(&words)
    try words.end()
  }
}
