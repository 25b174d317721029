public import ConvNet

/// What commands change, and nothing else: a value with no clock, no files and no terminal.
public struct Session: Hashable, Sendable {
  public internal(set) var subject: Subject
  public internal(set) var place: Place
  /// Whether the pass stands at the place, and what lies later is blank.
  public internal(set) var isStepping: Bool
  /// Held beside the subject at hand.
  public internal(set) var compared: Subject?
  /// The lesson that is being taken.
  public internal(set) var course: Course?
  /// What undo and redo go back to. Subjects are small: they need no budget.
  public internal(set) var past: [Subject] = []
  public internal(set) var undone: [Subject] = []
  /// What was done, such that doing it again gives this session.
  public internal(set) var history: [Command] = []

  public init(_ subject: Subject, stepping: Bool) {
    (self.subject, isStepping, place) = (subject, stepping, Place())
  }

  public var network: Network { subject.network }
  public var position: Position { Position(network, place) }
  /// The state before the last change that was not made by a lesson's step itself.
  public var beforeLastChange: Subject? {
    past.count > course?.start?.depth ?? 0 ? past.last : nil
  }
  /// Whether the subject differs from what was opened.
  public var hasEdits: Bool { !subject.edits.isEmpty || !subject.strokes.isEmpty }
}
