import ConvNet

/// A kind of command. Its file says all there is to it: how it is written, what completes it, where
/// it is allowed and what it does.
protocol CommandKind: Sendable {
  static var row: CommandRow { get }
  /// Reads what follows the name.
  init(_ words: inout CommandWords) throws(CommandError)
  /// As it is typed; the name alone where nothing else is said.
  var text: String { get }
  /// Why a lesson can not say it; the row decides where nothing else is said.
  var problemInLesson: String? { get }
}

extension CommandKind {
  var text: String { Self.row.name }
  var problemInLesson: String? {
    Self.row.isAllowedInLessons ? nil : "a lesson can not say \(Self.row.name)"
  }
}

/// A command of one word.
protocol OneWord: CommandKind { init() }

extension OneWord {
  init(_ words: inout CommandWords) throws(CommandError) { self.init() }
}

/// A command that changes the session: it is recorded, and undone where it changes the subject.
protocol SessionCommand: CommandKind {
  /// Pure: the same session and results give the same session. Where it throws, nothing is kept.
  /// - Throws: `notYet` with what has to be known first.
  func apply(to session: inout Session, _ results: Results) throws(CommandError)
  /// The command that is meant where this is how one looks; nil: this one.
  func aimed(by interaction: Interaction, in scene: Scene) throws(CommandError) -> Command?
  /// What it did, in a sentence, where that is not seen at once; the answer follows it.
  var deed: String? { get }
  /// The same where it takes the session that came of it to say it.
  func deed(in session: Session) -> String?
  /// As it goes into the history of the session that it has changed.
  func recorded(in session: Session, _ results: Results) -> Command
  /// One command for the last of the history and this one; nil where they do not add up.
  func joined(to last: Command) -> Command?
  /// The same with the paths of the files that it names changed.
  func mappingFiles(_ path: (String) -> String) -> Command
}

extension SessionCommand {
  func aimed(by interaction: Interaction, in scene: Scene) throws(CommandError) -> Command? { nil }
  var deed: String? { nil }
  func deed(in session: Session) -> String? { deed }
  func recorded(in session: Session, _ results: Results) -> Command { Command(self) }
  func joined(to last: Command) -> Command? { nil }
  func mappingFiles(_ path: (String) -> String) -> Command { Command(self) }
}

/// A command that changes only how one looks: it is never recorded.
protocol LookCommand: CommandKind {
  /// Pure, like a session's commands. Where it throws, nothing is kept.
  /// - Parameter sheet: what a page is on the screen at hand.
  /// - Returns: a command to go on with, where looking leads to one.
  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command?
}

/// A command that touches files, or ends the program: whoever drives the session does it.
protocol OutsideCommand: CommandKind {
  func effect(_ interaction: Interaction, in scene: Scene) throws(CommandError) -> Effect
}
