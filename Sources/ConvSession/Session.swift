public import ConvNet

/// The state that commands change, and nothing else: a value with no clock, no files and no terminal.
public struct Session: Hashable, Sendable {
  public internal(set) var subject: Subject
  public internal(set) var place: Place
  /// Whether the pass stands at the place, and what lies later is blank.
  public internal(set) var isStepping: Bool
  /// The state that is held beside the one at hand.
  public internal(set) var compared: Subject?
  /// A second model, held beside the one at hand.
  public internal(set) var beside: Network?
  /// How the next step of learning is taken.
  public internal(set) var learning = LearningSettings()
  /// The lesson that is being taken.
  public internal(set) var course: Course?
  /// The lesson that was left for something else: `lesson` goes on with it.
  public internal(set) var paused: Course?
  /// The subjects that undo and redo go back to, of the last networks that were opened.
  public internal(set) var past: Trail<Subject> = []
  public internal(set) var undone: Trail<Subject> = []
  /// The commands done, such that doing it again gives this session.
  public internal(set) var history: Trail<Command> = []

  public init(_ subject: Subject, stepping: Bool) {
    (self.subject, isStepping, place) = (subject, stepping, Place())
  }

  public var network: Network { subject.network }
  public var position: Position { Position(network, place) }
  /// The state before the last change that was not made by a lesson's step itself.
  public var beforeLastChange: Subject? {
    past.count > course?.start?.depth ?? 0 ? past.last : nil
  }
  /// The session with another subject at hand, at the same place where that is one of its own.
  func looking(at other: Subject) -> Session {
    var session = self
    (session.subject, session.place) = (other, position.place(in: other.network))
    session.course = nil
    return session
  }
  /// Whether the subject differs from what was opened, or the one does that waits behind a lesson.
  public var hasEdits: Bool { subject.hasEdits || course?.before?.subject.hasEdits == true }
}

// MARK: Commands

extension Session {
  /// Does a command; one that only looks, or touches what is outside, changes nothing here. Pure:
  /// the same session, command and results give the same session.
  /// - Throws: `notYet` with what has to be known first. Where it throws, nothing has changed.
  public func applying(_ command: Command, _ results: Results) throws(CommandError) -> Session {
    guard case .session(let kind) = command.doing else { return self }
    let asked = askedPlace
    if asked != nil, command.row.whileAsked == .nothing {
      throw .unavailable("first say what is asked; N goes on without an answer")
    }
    var next = self
    try kind.apply(to: &next, results)
    // Who goes on with the network behind a lesson's end has left the lesson.
    if course?.isFinished == true, command.row.family != .lesson { next.course = nil }
    if let asked, command.row.whileAsked == .before, next.place.isBehind(asked) {
      throw .unavailable("that lies behind what is asked; say it first, or N goes on")
    }
    // Who did something in between and came back tries again, and wishes for no hint.
    if let tried = next.course?.tried, tried != next.attempt { next.course?.tried = nil }
    if let joined = next.history.last.flatMap(kind.joined) {
      next.history.popLast()
      next.history.append(joined)
    } else {
      next.history.append(kind.recorded(in: next, results))
    }
    return next
  }

  /// Takes a changed subject. Every change can be undone, and turns stepping off so that all
  /// downstream is seen to answer.
  mutating func change(_ subject: Subject) {
    // What changes nothing leaves nothing to take back.
    guard subject != self.subject else {
      isStepping = false
      return
    }
    past.append(self.subject)
    undone = []
    take(subject)
    course?.forgetFeedback()
  }
  /// Lets undo lead back to so many networks that were opened before, for they hold their weights.
  mutating func forgetOldNetworks() {
    var networks = 0
    var first = past.count
    while first > 0 {
      let isLast = first == past.count
      if isLast || past[first - 1].network != past[first].network { networks += 1 }
      if networks > Session.mostNetworks { break }
      first -= 1
    }
    guard first > 0 else { return }
    past = Trail(past[first...])
    let depth = course?.start?.depth ?? 0
    course?.start?.depth = max(0, depth - first)
  }
  private static let mostNetworks = 3

  mutating func take(_ subject: Subject) {
    let place = position.place(in: subject.network)
    self.subject = subject
    (self.place, isStepping) = (place, false)
  }

  /// - Throws: `unavailable` where the network reads no picture.
  func requirePicture() throws(CommandError) {
    guard network.pictureShape.rank == 3 else {
      throw .unavailable("only a picture can be changed like this")
    }
  }
  /// The network at hand for a picture of another shape.
  /// - Throws: `notYet` where it has to be read again from its file; or why the network is tied to
  ///   the size it has.
  func network(for picture: Shape, _ results: Results) throws(CommandError) -> Network {
    let input = network.normalization.inputShape(of: picture)
    guard network.source != nil else {
      do { return try network.resized(to: input) } catch { throw .network(error) }
    }
    return try results.known(ResizingInquiry(network, to: input))
  }
}

extension Subject {
  fileprivate var hasEdits: Bool {
    !edits.isEmpty || !strokes.isEmpty || origin.base.moment != nil || !origin.structure.isOpened
  }
}

extension Place {
  /// Whether the pass comes by here later than at the number that is asked for.
  fileprivate func isBehind(_ asked: Place) -> Bool {
    layer > asked.layer || layer == asked.layer && rung > .layer && element > asked.element
  }
}
