import ConvNet

/// `undo`: the last change taken back.
struct Undo: SessionCommand, OneWord {
  static let row = CommandRow("undo", "take the last change back", .edit)

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    // In a lesson the state that the step made is the floor.
    guard session.beforeLastChange != nil, let before = session.past.popLast() else {
      throw .nothingToUndo
    }
    session.undone.append(session.subject)
    session.take(before)
    session.course?.forgetFeedback()
  }
}

/// `redo`: a change that was taken back made again.
struct Redo: SessionCommand, OneWord {
  static let row = CommandRow("redo", "make it again", .edit)

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    guard let after = session.undone.popLast() else { throw .nothingToRedo }
    session.past.append(session.subject)
    session.take(after)
  }
}
