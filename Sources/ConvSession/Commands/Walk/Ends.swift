/// `first`: to the first unit inside the parent.
struct First: SessionCommand, OneWord {
  static let row = CommandRow("first", "the first unit inside the parent", .walk)

  func apply(to session: inout Session, _ results: Results) {
    session.place = session.position.first()
  }
}

/// `last`: to the last unit inside the parent.
struct Last: SessionCommand, OneWord {
  static let row = CommandRow("last", "the last unit inside the parent", .walk)

  func apply(to session: inout Session, _ results: Results) {
    session.place = session.position.last()
  }
}

/// `run`: to the end of the parent, and from there to the end of the pass.
struct Run: SessionCommand, OneWord {
  static let row = CommandRow("run", "to the end of the parent, then of the pass", .walk)

  func apply(to session: inout Session, _ results: Results) {
    session.place = session.position.runEnd()
  }
}
