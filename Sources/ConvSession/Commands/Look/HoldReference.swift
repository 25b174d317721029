/// `reference FILE`: someone else's values beside those here.
struct HoldReference: LookCommand {
  static let row = CommandRow("reference FILE", "someone else's values held against these", .look)
  let path: String

  init(_ words: inout CommandWords) throws(CommandError) { path = try words.file("a file") }
  var text: String { "reference \(QuotedWord.written(path, holdsBlanks: true))" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    switch scene.comparison(with: path) {
    case .value: break
    case .failed(let why): throw .failed(why)
    case .computing, .hidden:
      throw .notYet(Need(ComparisonInquiry(path, scene.session.subject)))
    }
    (interaction.referenceFile, interaction.screen) = (path, .reference)
    (interaction.overlay, interaction.hand) = (nil, .pass)
    return nil
  }
}
