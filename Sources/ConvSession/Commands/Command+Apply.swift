import ConvNet

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
        looked.noticeLeaving(from: session, to: next)
        if next.place != session.place { looked.follow(next, from: session.place) }
      }
    case .session where row.family == .lesson:
      // An answer that can not be read is refused, and its line is free for another.
      (interaction.answer, looked.answer) = (nil, nil)
      next = try session.applying(self, results)
      if next.course?.index != session.course?.index || beginsStep {
        try looked.beginStep(of: next, results, surroundings)
      } else if let shown = next.course?.shownNow, session.course?.shownNow == nil {
        if next.place != session.place { looked.follow(next, from: session.place) }
        try looked.look(shown, of: next, results, surroundings)
      }
      looked.noticeLeaving(from: session, to: next)
    case .session(let kind):
      next = try session.applying(try kind.aimed(by: interaction, in: scene) ?? self, results)
      if next.place != session.place { looked.follow(next, from: session.place) }
      looked.noticeLeaving(from: session, to: next)
      let isAllComputed = session.isStepping && !next.isStepping && !choosesStepping
      if let deed = kind.deed(in: next), next.changes(since: session) {
        let more = isAllComputed ? " All is computed, and r steps again from here." : ""
        // Of another network the answer is another thing.
        let isSame = next.network.nodes.map(\.shape) == session.network.nodes.map(\.shape)
        looked.message = .init(
          "\(deed).\(more)", isFailure: false,
          before: isSame && next.subject != session.subject ? session.subject : nil)
      } else if isAllComputed {
        looked.notice("all is computed, so that everything answers; r steps again from here")
      } else if next.subject.origin != session.subject.origin, looked.message?.before != nil {
        // What was said of other weights.
        looked.message = nil
      }
    }
    if next.subject != session.subject {
      looked.changedAt = next.place.layer
      // What a change comes to is seen in the network, not on the page that welcomes.
      if looked.screen == .welcome { looked.screen = nil }
    }
    // Whoever holds a second model wants to see both.
    if next.beside != nil, next.beside != session.beside {
      looked.leave(to: .models)
      (looked.row, looked.hand) = (nil, .pass)
    }
    looked.stopLearning(from: session, to: next)
    (session, interaction) = (next, looked)
    return nil
  }
}

extension Session {
  /// Whether something came of a command that is to be told of.
  fileprivate func changes(since before: Session) -> Bool {
    subject != before.subject || learning.data != before.learning.data
      || learning.recipe != before.learning.recipe
      || learning.experiment != before.learning.experiment
  }
}

extension Course {
  /// The commands that show what was asked about, where the answer has just been given.
  fileprivate var shownNow: [Command]? {
    switch feedback?.kind {
    case .right?, .solution?: step?.question?.then
    case .wrong?, .hint?, nil: nil
    }
  }
}

extension Interaction {
  /// Learning goes on by itself until something else changes the weights.
  fileprivate mutating func stopLearning(from session: Session, to next: Session) {
    guard isLearning, next.history.last?.read(as: Train.self) == nil,
      next.subject.origin != session.subject.origin || next.subject.edits != session.subject.edits
    else { return }
    isLearning = false
    if next.subject.origin == session.subject.origin {
      notice("learning stopped: Space begins another run, with the weights as they are now")
    }
  }

  /// Where a lesson was left, by a wish or for another network, it is said how to come back.
  fileprivate mutating func noticeLeaving(from session: Session, to next: Session) {
    guard session.course != nil, next.course == nil else { return }
    (isLeaving, answer) = (false, nil)
    let comesBack = next.subject == session.course?.before?.subject
    switch (next.paused != nil, comesBack) {
    case (true, true):
      notice("You left the lesson for what was open before it. L comes back, just to this step.")
    case (true, false): notice("The lesson waits. L comes back to it, just to this step.")
    case (false, true): notice("This was open before the lesson. L lists all lessons.")
    case (false, false): notice("The lesson is over, and its network yours. L lists all lessons.")
    }
  }

  /// A step begins with the hand on the pass, unless it says otherwise.
  fileprivate mutating func beginStep(
    of session: Session, _ results: Results, _ surroundings: Surroundings
  ) throws(CommandError) {
    (hand, overlay, showsDifference) = (.pass, nil, false)
    follow(session)
    try look(session.course?.step?.commands ?? [], of: session, results, surroundings)
  }

  /// Does those of a step's commands that only look.
  fileprivate mutating func look(
    _ commands: [Command], of session: Session, _ results: Results, _ surroundings: Surroundings
  ) throws(CommandError) {
    for command in commands {
      guard case .look(let look) = command.doing else { continue }
      let scene = Scene(session, results, surroundings)
      _ = try look.apply(to: &self, in: scene, surroundings.sheet)
    }
  }
}
