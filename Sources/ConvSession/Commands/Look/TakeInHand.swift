/// `hand [pass|output|kernel|input]`: what the arrow keys move.
struct TakeInHand: LookCommand {
  static let row = CommandRow(
    "hand [pass|output|kernel|input]", "what the arrows move; alone: the next one", .look,
    completing: .words(Hand.allCases.map(\.rawValue)), inLessons: true)
  /// nil: the next one.
  let hand: Hand?

  init(_ words: inout CommandWords) throws(CommandError) { hand = try words.choice() }
  var text: String { hand.map { "hand \($0.rawValue)" } ?? "hand" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    try interaction.take(hand, in: scene)
    return nil
  }
}
