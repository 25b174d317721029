/// `view NAME`: a screen that is chosen, whatever belongs to the place.
struct ChooseScreen: LookCommand {
  static let row = CommandRow(
    "view NAME", "choose a screen", .look, completing: screens, inLessons: true)
  let name: String

  init(_ words: inout CommandWords) throws(CommandError) { name = try words.word("a screen") }
  var text: String { "view \(name)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let known = scene.surroundings.screens.map(\.name.rawValue)
    guard known.contains(name) else { throw .unknownName(name, what: "screen", known: known) }
    (interaction.screen, interaction.row) = (ScreenName(name), nil)
    return nil
  }

  private static let screens = ArgumentCompletion { _, _, surroundings in
    surroundings.screens.map(\.name.rawValue)
  }
}
