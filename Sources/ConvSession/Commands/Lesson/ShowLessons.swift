import ConvNet

/// `lessons`: all lessons and the steps of one, with what was done, skipped and not seen.
struct ShowLessons: LookCommand, OneWord {
  static let row = CommandRow("lessons", "all lessons, what was done and what was not", .look)

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let course = scene.session.course ?? scene.session.paused
    guard course != nil || !scene.surroundings.shelf.isEmpty else {
      throw .unavailable("the lessons' folder is not found; CONVSCOPE_DATA says where it is")
    }
    interaction.typed = nil
    let list = LessonList(scene.session, scene.surroundings.shelf)
    interaction.open(.lessons, at: list.start)
    return nil
  }
}
