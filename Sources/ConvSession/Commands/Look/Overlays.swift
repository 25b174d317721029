import ConvNet

/// `presets`: the list of kernels and operations.
struct ShowPresets: LookCommand, OneWord {
  static let row = CommandRow("presets", "the list of kernels and operations", .look)

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    guard HandReach(scene.session, interaction).kernel != nil else {
      throw .noParameter(scene.position.node.alias, "kernel")
    }
    interaction.typed = nil
    interaction.open(.presets)
    return nil
  }
}

/// `menu`: all screens, networks and lessons to choose from.
struct ShowMenu: LookCommand, OneWord {
  static let row = CommandRow("menu", "all screens, with a sentence each", .look)

  func apply(to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet) -> Command? {
    interaction.open(.menu, at: Menus.start(scene.session, scene.surroundings))
    return nil
  }
}

/// `define [WORD]`: what the words on this screen mean, or one.
struct Define: LookCommand {
  static let row = CommandRow(
    "define [WORD]", "what the words on this screen mean, or one", .file)
  let word: String?

  init(_ words: inout CommandWords) throws(CommandError) {
    word = words.isEmpty ? nil : try words.remainder("a word")
  }
  var text: String { word.map { "define \($0)" } ?? "define" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    if let word, Glossary.entry(word) == nil {
      throw .unknownName(word, what: "word", known: Glossary.entries.map(\.word))
    }
    interaction.open(.definitions(word))
    return nil
  }
}

/// `help [COMMAND]`: all keys and commands, or one.
struct Help: LookCommand {
  static let row = CommandRow("help [COMMAND]", "all keys and commands, or one", .file)
  let name: String?

  init(_ words: inout CommandWords) throws(CommandError) { name = words.optional() }
  var text: String { name.map { "help \($0)" } ?? "help" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    if let name, CommandTable.row(name) == nil {
      throw .unknownCommand(name, near: CommandTable.near(name))
    }
    interaction.open(.help(name))
    return nil
  }
}

/// `prompt`: a line to type a command in.
struct OpenPrompt: LookCommand, OneWord {
  static let row = CommandRow("prompt", "type a command", .look)

  func apply(to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet) -> Command? {
    interaction.prompt = Prompt(.command)
    return nil
  }
}

/// `search`: a line to type a layer's name in.
struct OpenSearch: LookCommand, OneWord {
  static let row = CommandRow("search", "type the name of a layer", .look)

  func apply(to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet) -> Command? {
    interaction.prompt = Prompt(.search)
    return nil
  }
}
