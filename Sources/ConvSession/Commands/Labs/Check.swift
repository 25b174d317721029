import ConvNet

/// `check [FOLDER]`: what is wrong, or looks wrong, in the network.
struct Check: LookCommand {
  static let row = CommandRow(
    "check [FOLDER]", "what is wrong in the network: dead maps, numbers that are none …", .look,
    inLessons: true,
    examples: [
      .init("check", "for the input at hand"),
      .init("check photos", "for all pictures of a folder"),
    ])
  let folder: String?

  init(_ words: inout CommandWords) throws(CommandError) {
    folder = words.isEmpty ? nil : try words.file("a folder")
  }
  var text: String {
    folder.map { "check \(QuotedWord.written($0, holdsBlanks: true))" } ?? "check"
  }
  var problemInLesson: String? { folder == nil ? nil : "a lesson can not name a folder" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    if let folder {
      let inquiry = HealthInquiry(scene.session.subject, folder: folder)
      switch scene.shown(inquiry) {
      case .value: break
      case .failed(let sentence): throw .failed(sentence)
      case .computing, .hidden: throw .notYet(Need(inquiry))
      }
    }
    interaction.health.folder = folder
    interaction.leave(to: .health)
    (interaction.row, interaction.hand) = (nil, .pass)
    interaction.overlay = nil
    return nil
  }
}
