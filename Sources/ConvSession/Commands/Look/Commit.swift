import ConvNet

/// `commit`: what is typed becomes the number at hand; on a picture, the pixel is painted.
struct Commit: LookCommand, OneWord {
  static let row = CommandRow("commit", "what is typed becomes the number at hand", .look)

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let reach = HandReach(scene.session, interaction)
    let text = interaction.typed
    interaction.typed = nil
    switch interaction.hand {
    case .kernel:
      guard let text, let number = reach.number else { return nil }
      return Command(SetWeights(number, .number(try CommandWords.number(text))))
    case .input:
      guard reach.readsPicture else {
        throw .unavailable("only the picture can be painted; this layer reads another's maps")
      }
      let pixels = scene.session.subject.pixels
      guard pixels.shape.rank == 3 else { throw .unavailable("only a picture can be painted") }
      let spot = interaction.pointer.input
      let row = min(spot.row, pixels.shape.height - 1)
      let column = min(spot.column, pixels.shape.width - 1)
      let value = try text.map { (text) throws(CommandError) in try CommandWords.number(text) }
      let painted = value ?? (pixels[0, row, column] < 0.5 ? 1 : 0)
      return Command(Paint(row: row, column: column, value: painted))
    case .pass, .output: return nil
    }
  }
}
