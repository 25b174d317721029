import ConvNet

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
    interaction.leave(to: ScreenName(name))
    guard interaction.screen == .compare, let before = interaction.before(in: scene.session) else {
      return nil
    }
    return ChooseScreen.firstChanged(scene.session, before).map { Command(Goto($0)) }
  }

  /// Where two states begin to differ, if the place lies before it.
  private static func firstChanged(_ session: Session, _ before: Subject) -> Address? {
    let now = session.subject
    guard now.picture == before.picture, now.strokes == before.strokes, !session.isStepping else {
      return nil
    }
    let (new, old) = (Array(now.edits), Array(before.edits))
    let same = zip(new, old).prefix { $0 == $1 }.count
    let changed = (new.dropFirst(same) + old.dropFirst(same)).map(\.layer).min()
    guard let changed, session.place.layer < changed else { return nil }
    return Address(session.network.nodes[changed].alias)
  }

  private static let screens = ArgumentCompletion { _, _, surroundings in
    surroundings.screens.map(\.name.rawValue)
  }
}
