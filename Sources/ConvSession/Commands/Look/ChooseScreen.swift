/// `view NAME`: a screen that is chosen, whatever belongs to the place.
struct ChooseScreen: LookCommand {
  static let row = CommandRow(
    "view NAME", "choose a screen", .look, completing: .words(Screens.names), inLessons: true)
  let name: String

  init(_ words: inout CommandWords) throws(CommandError) { name = try words.word("a screen") }
  var text: String { "view \(name)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    guard let screen = ScreenName(rawValue: name) else {
      throw .unknownName(name, what: "screen", known: Screens.names)
    }
    (interaction.screen, interaction.row) = (screen, nil)
    return nil
  }
}
