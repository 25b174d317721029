import ConvNet

/// What was open before a lesson: network, picture, edits, place, and what could be undone.
struct OpenBefore: Hashable, Sendable {
  let subject: Subject
  private let place: Place
  private let isStepping: Bool
  private let compared: Subject?
  private let past: Trail<Subject>
  private let undone: Trail<Subject>

  init(_ session: Session) {
    (subject, place, isStepping) = (session.subject, session.place, session.isStepping)
    (compared, past, undone) = (session.compared, session.past, session.undone)
  }

  func restore(_ session: inout Session) {
    (session.subject, session.place, session.isStepping) = (subject, place, isStepping)
    (session.compared, session.past, session.undone) = (compared, past, undone)
  }
}
