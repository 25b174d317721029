/// `hint`: one hint more.
struct Hint: SessionCommand, OneWord {
  static let row = CommandRow("hint", "one hint more", .lesson, isWish: true)

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try session.giveHint()
  }
}

/// `solve`: how the step is done.
struct Solve: SessionCommand, OneWord {
  static let row = CommandRow("solve", "how it is done, after three tries", .lesson, isWish: true)

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try session.solveStep(results)
  }
}

/// `skip`: on to the next step without an answer.
struct Skip: SessionCommand, OneWord {
  static let row = CommandRow("skip", "on without an answer", .lesson, isWish: true)

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try session.skipStep(results)
  }
}

/// `next`: the next step.
struct NextStep: SessionCommand, OneWord {
  static let row = CommandRow("next", "the next step", .lesson, isWish: true)

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try session.enterStep(1, results)
  }
}

/// `previous`: the step before.
struct PreviousStep: SessionCommand, OneWord {
  static let row = CommandRow("previous", "the step before", .lesson, isWish: true)

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    guard let course = session.course, let back = course.feedback?.back else {
      try session.enterStep(-1, results)
      return
    }
    try session.enterStep(back - course.index, results)
  }
}

/// `leave`: out of the lesson, back to what was open before it.
struct LeaveLesson: SessionCommand, OneWord {
  static let row = CommandRow("leave", "leave the lesson, back to what was open before it", .lesson)

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try session.leaveLesson()
  }
}
