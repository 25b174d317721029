/// `type TEXT`: digits for the number at hand.
struct TypeNumber: LookCommand {
  static let row = CommandRow("type TEXT", "as if typed where the hand is", .look)
  static let longestNumber = 12
  let digits: String

  init(_ words: inout CommandWords) throws(CommandError) { digits = try words.remainder("a text") }
  var text: String { "type \(digits)" }

  /// Whether a text has only what a number is typed with.
  static func isTyped(_ text: String) -> Bool {
    text.allSatisfy { "0123456789.-\u{2212}".contains($0) }
  }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    guard interaction.hand == .kernel || interaction.hand == .input else {
      throw .unavailable("numbers are typed into a kernel or the input; e or p takes one in hand")
    }
    let all = (interaction.typed ?? "") + digits
    guard TypeNumber.isTyped(digits),
      all.count <= TypeNumber.longestNumber
    else { throw .notANumber(all) }
    interaction.typed = all
    return nil
  }
}
