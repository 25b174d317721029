import ConvNet

/// `nudge AMOUNT`: the number at hand a little up or down.
struct Nudge: LookCommand {
  static let row = CommandRow("nudge AMOUNT", "the number at hand, up or down", .look)
  let amount: Float

  init(_ words: inout CommandWords) throws(CommandError) { amount = try words.number("an amount") }
  var text: String { "nudge \(amount.commandText)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let reach = HandReach(scene.session, interaction)
    guard interaction.hand == .kernel, let number = reach.number else {
      throw .unavailable("< and > change the number of a kernel; e takes one in hand")
    }
    let layer = scene.session.place.layer
    guard let tensor = scene.weights(layer).value?[number.member?.rawValue ?? "weight"] else {
      throw .notYet(.about(scene.session.subject, .weights(layer)))
    }
    let nudged = tensor[number.indices] + amount
    guard !nudged.isNaN else { throw .notANumber("\(nudged)") }
    return Command(SetWeights(number, .number(nudged)))
  }
}
