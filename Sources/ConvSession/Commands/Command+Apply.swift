extension Command {
  /// Does the command to a session and to how one looks at it.
  /// - Returns: what is left to do outside.
  /// - Throws: `notYet` with what has to be known first. Where it throws, nothing has changed.
  public func apply(
    to session: inout Session, _ interaction: inout Interaction, _ results: Results,
    _ surroundings: Surroundings
  ) throws(CommandError) -> Effect? {
    let scene = Scene(session, results, surroundings)
    var (next, looked) = (session, interaction)
    switch doing {
    case .outside(let kind): return try kind.effect(interaction, in: scene)
    case .look(let kind):
      if let follows = try kind.apply(to: &looked, in: scene, surroundings.sheet) {
        next = try session.applying(follows, results)
        if next.place != session.place { looked.follow(next, from: session.place) }
      }
    case .session where row.family == .lesson:
      // An answer that can not be read is refused, and its line is free for another.
      (interaction.answer, looked.answer) = (nil, nil)
      next = try session.applying(self, results)
      if next.course?.index != session.course?.index || beginsStep {
        try looked.beginStep(of: next, results, surroundings)
      }
    case .session(let kind):
      next = try session.applying(try kind.aimed(by: interaction, in: scene) ?? self, results)
      if next.place != session.place { looked.follow(next, from: session.place) }
      let isAllComputed = session.isStepping && !next.isStepping && !choosesStepping
      if let deed = kind.deed, next.subject != session.subject {
        let more = isAllComputed ? " All is computed, and r steps again from here." : ""
        looked.message = .init("\(deed).\(more)", isFailure: false, before: session.subject)
      } else if isAllComputed {
        looked.notice("all is computed, so that everything answers; r steps again from here")
      }
    }
    (session, interaction) = (next, looked)
    return nil
  }
}

extension Interaction {
  /// A step begins with the hand on the pass, unless it says otherwise.
  fileprivate mutating func beginStep(
    of session: Session, _ results: Results, _ surroundings: Surroundings
  ) throws(CommandError) {
    (hand, overlay, showsDifference) = (.pass, nil, false)
    follow(session)
    for command in session.course?.step?.commands ?? [] {
      guard case .look(let look) = command.doing else { continue }
      let scene = Scene(session, results, surroundings)
      _ = try look.apply(to: &self, in: scene, surroundings.sheet)
    }
  }
}
