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
    // What is tried in a lab answers through all layers.
    if let screen = interaction.screen, ScreenName.labs.contains(screen), scene.session.isStepping {
      return .stepping(false)
    }
    guard interaction.screen == .compare, let before = interaction.held(in: scene.session) else {
      return nil
    }
    return ChooseScreen.firstChanged(scene.session, before).map { Command(Goto($0)) }
  }

  /// Where two states begin to differ, if the place lies before it.
  private static func firstChanged(_ session: Session, _ before: Subject) -> Address? {
    let now = session.subject
    if now.network != before.network, now.origin.base == before.origin.base {
      return firstMadeOtherwise(session, before.network)
    }
    guard now.picture == before.picture, now.strokes == before.strokes, !session.isStepping else {
      return nil
    }
    let (new, old) = (Array(now.edits), Array(before.edits))
    let same = zip(new, old).prefix { $0 == $1 }.count
    let changed = (new.dropFirst(same) + old.dropFirst(same)).map(\.layer).min()
    guard let changed, session.place.layer < changed else { return nil }
    return Address(session.network.nodes[changed].alias)
  }

  /// The first layer whose window is made differently, if the place lies before it.
  private static func firstMadeOtherwise(_ session: Session, _ before: Network) -> Address? {
    let layer = session.network.nodes.indices.first { index in
      let node = session.network.nodes[index]
      guard let other = before.graph.index(of: node.alias).map({ before.nodes[$0] }) else {
        return true
      }
      return other.kind != node.kind || other.shape != node.shape
        || other.layer.window != node.layer.window
    }
    guard let layer, session.place.layer < layer else { return nil }
    return Address(session.network.nodes[layer].alias)
  }

  private static let screens = ArgumentCompletion { _, _, surroundings in
    surroundings.screens.map(\.name.rawValue)
  }
}
