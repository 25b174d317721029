import ConvNet

/// `enter`: into what the pointer is on.
struct Enter: LookCommand, OneWord {
  static let row = CommandRow("enter", "go into what the pointer is on", .look)

  /// Into the output under the pointer, with the hand back on the pass.
  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    if interaction.isOnRows { return try interaction.enterRow(in: scene) }
    let hand = interaction.hand
    interaction.hand = .pass
    guard hand == .output else { return nil }
    let position = scene.position
    let indices =
      position.place.rung <= .layer && position.ladder.has(.map)
      ? [interaction.pointedMap(in: position)]
      : position.node.shape.element(at: HandReach(scene.session, interaction).outputElement)
    return .goto(Address(position.node.alias, nil, indices))
  }
}

/// `escape`: out of what is typed, then of what is open, then the hand back on the pass, then one
/// level out; in a lesson, asked twice, out of the lesson.
struct Escape: LookCommand, OneWord {
  static let row = CommandRow("escape", "leave what is open", .look)

  func apply(to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet) -> Command? {
    if interaction.typed != nil {
      interaction.typed = nil
    } else if interaction.overlay != nil {
      interaction.overlay = nil
    } else if interaction.hand != .pass {
      interaction.hand = .pass
    } else if interaction.isRunning {
      interaction.isRunning = false
    } else if interaction.comeBack() {
      return nil
    } else if interaction.screen != nil {
      interaction.screen = nil
    } else if interaction.showsDifference {
      interaction.showsDifference = false
    } else if scene.session.course != nil {
      return leaveLesson(interaction: &interaction)
    } else if scene.session.place.rung != .network {
      return Command(Zoom(isIn: false))
    } else {
      interaction.notice(
        "nothing is open here, and this is the whole network; q leaves the program")
    }
    return nil
  }

  /// Out of a lesson it takes a second press, for what is asked for is lost from sight.
  private func leaveLesson(interaction: inout Interaction) -> Command? {
    if interaction.isLeaving { return Command(LeaveLesson()) }
    interaction.isLeaving = true
    interaction.notice(
      "Leave the lesson? Esc once more leaves it, L comes back; other keys stay.")
    return nil
  }
}
