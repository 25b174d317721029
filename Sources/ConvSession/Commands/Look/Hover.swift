/// `hover [on|off]`: the mouse takes in hand what it is over, and lets go of it.
struct Hover: LookCommand {
  static let row = CommandRow(
    "hover [on|off]", "the mouse over a number shows it and marks what it touches", .look,
    completing: .words(["on", "off"]))
  /// nil: the other of both.
  let isOn: Bool?

  init(_ words: inout CommandWords) throws(CommandError) {
    switch words.optional() {
    case nil: isOn = nil
    case "on": isOn = true
    case "off": isOn = false
    case let word?: throw .extra(word, usage: words.usage)
    }
  }
  var text: String { isOn.map { "hover \($0 ? "on" : "off")" } ?? "hover" }

  func apply(to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet) -> Command? {
    interaction.hovers = isOn ?? !interaction.hovers
    if !interaction.hovers, interaction.isHovering {
      (interaction.hand, interaction.isHovering) = (.pass, false)
    }
    interaction.notice(
      interaction.hovers
        ? "the mouse shows and marks the number it is over; :hover ends it"
        : "the mouse marks nothing by itself")
    return nil
  }
}
