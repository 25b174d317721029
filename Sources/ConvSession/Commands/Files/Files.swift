/// `show FILE`: the screen as a file.
struct Show: OutsideCommand {
  static let row = CommandRow("show FILE", "the screen as .txt, .ansi or .svg", .file)
  let path: String

  init(_ words: inout CommandWords) throws(CommandError) { path = try words.file("a file") }
  var text: String { "show \(QuotedWord.written(path, holdsBlanks: true))" }

  func effect(_ interaction: Interaction, in scene: Scene) -> Effect { .show(path) }
}

/// `save FILE`: the network with its edits as a model file.
struct Save: OutsideCommand {
  static let row = CommandRow("save FILE", "the network with its edits, as .onnx", .file)
  let path: String

  init(_ words: inout CommandWords) throws(CommandError) { path = try words.file("a file") }
  var text: String { "save \(QuotedWord.written(path, holdsBlanks: true))" }

  func effect(_ interaction: Interaction, in scene: Scene) -> Effect { .save(path) }
}

/// `record FILE`: the history as a file.
struct Record: OutsideCommand {
  static let row = CommandRow("record FILE", "what was done, as commands", .file)
  let path: String

  init(_ words: inout CommandWords) throws(CommandError) { path = try words.file("a file") }
  var text: String { "record \(QuotedWord.written(path, holdsBlanks: true))" }

  func effect(_ interaction: Interaction, in scene: Scene) -> Effect { .record(path) }
}

/// `resume`: the session that was kept.
struct Resume: OutsideCommand, OneWord {
  static let row = CommandRow("resume", "the last session that was left with changes", .file)

  func effect(_ interaction: Interaction, in scene: Scene) -> Effect { .resume }
}

/// `quit`: the end of the program.
struct Quit: OutsideCommand, OneWord {
  static let row = CommandRow("quit", "leave; what was changed is kept for resume", .file)

  func effect(_ interaction: Interaction, in scene: Scene) -> Effect { .quit }
}
