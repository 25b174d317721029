import ConvNet
public import ConvSession

/// A session with what is known about it and how one looks at it: what a key, a script or a test
/// drives. Everything waits here; the terminal lets a worker meet what takes long.
public struct Driver: Sendable {
  public var session: Session
  public var interaction: Interaction
  public var results: Results
  public let work: Work
  /// What leads from any session to where this one's history begins.
  public let opening: [Command]

  public init(
    _ session: Session, _ interaction: Interaction = Interaction(), results: Results = Results(),
    work: Work = Work(), opening: [Command] = []
  ) {
    (self.session, self.interaction) = (session, interaction)
    (self.results, self.work, self.opening) = (results, work, opening)
  }

  /// Opens a network and a picture.
  /// - Parameters:
  ///   - model: a shipped name, a network line or a file; the first network where there is none.
  ///   - input: a shipped name or a file; the network's own where there is none.
  /// - Throws: ``OpenFailure``.
  public init(model: String?, input: String?, stepping: Bool) throws(OpenFailure) {
    try self.init(ModelRequest(model ?? Shipped.firstNetwork), input: input, stepping: stepping)
  }

  /// - Throws: ``OpenFailure``.
  public init(_ request: ModelRequest, input: String?, stepping: Bool) throws(OpenFailure) {
    var results = Results()
    let work = Work()
    let network = try work.answer(NetworkInquiry(request), in: &results)
    let name = input ?? Shipped.defaultPicture(for: network)
    let picture = try work.answer(PictureInquiry(name, network.pictureForm), in: &results)
    self.init(
      Session(Subject(network, picture), stepping: stepping), results: results, work: work,
      opening: [
        .open(.open(request.recorded(network))),
        .open(.input(Shipped.recorded(name, picture))), .walk(.stepping(stepping)),
      ])
  }

  /// What was done, with what it began on, such that doing it again comes to the same state.
  public var recording: String {
    (["# recorded by convscope"] + (opening + session.history).map(\.text))
      .joined(separator: "\n") + "\n"
  }

  public var scene: Scene { Scene(session, results) }

  /// Does one command, and waits for what it needs.
  /// - Returns: what is left to do outside.
  /// - Throws: ``CommandError``; the session is then as it was.
  @discardableResult
  public mutating func perform(_ command: Command) throws(CommandError) -> Effect? {
    results.forgetFailures()
    while let need = missing(for: command) { meet(need) }
    defer { results.evict(keeping: Set(needs(of: command))) }
    return try apply(command)
  }
  @discardableResult
  public mutating func perform(_ text: String) throws(CommandError) -> Effect? {
    try perform(Command(parsing: text))
  }

  /// The first thing that a command needs and that is not known.
  public func missing(for command: Command) -> Need? {
    needs(of: command).first { !results.has($0) }
  }
  private func needs(of command: Command) -> [Need] {
    let aim = interaction.needs(aiming: command, in: session)
    if !aim.isEmpty { return aim }
    if case .look(let look) = command { return interaction.needs(of: look, in: session) }
    if command == .file(.copy(nil)) {
      return session.needs(copying: interaction.placeToCopy(in: session))
    }
    return session.needs(of: command, results)
  }

  /// Does one command whose needs are met.
  public mutating func apply(_ command: Command) throws(CommandError) -> Effect? {
    switch command {
    case .look(let look):
      var next = interaction
      let follows = try next.apply(look, in: session, results)
      if let follows {
        let after = try session.applying(follows, results)
        if after.place != session.place { next.follow(after, from: session.place) }
        session = after
      }
      interaction = next
      return nil
    case .file(.show(let path)): return .show(path)
    case .file(.save(let path)): return .save(path)
    case .file(.record(let path)): return .record(path)
    case .file(.copy(let place)):
      return .copy(try scene.copied(place ?? interaction.placeToCopy(in: session)))
    case .file(.resume): return .resume
    case .file(.quit): return .quit
    case .lesson:
      let before = session.course?.index
      // An answer that can not be read is told so, and its line is free for another.
      interaction.answer = nil
      session = try session.applying(command, results)
      if session.course?.index != before || command.beginsStep { try beginStep() }
      return nil
    default:
      let before = session
      session = try session.applying(
        interaction.aimed(command, in: session, results), results)
      if session.place != before.place { interaction.follow(session, from: before.place) }
      if before.isStepping, !session.isStepping, command != .walk(.stepping(false)),
        command != .walk(.stepping(nil))
      {
        interaction.message = .init(
          "all is computed, so that everything answers; r steps again from here", isFailure: false)
      }
      return nil
    }
  }

  /// A step begins with the hand on the pass, unless it says otherwise.
  private mutating func beginStep() throws(CommandError) {
    (interaction.hand, interaction.overlay) = (.pass, nil)
    interaction.showsDifference = false
    interaction.follow(session)
    for case .look(let look) in session.course?.step?.commands ?? [] {
      _ = try interaction.apply(look, in: session, results)
    }
  }

  public mutating func meet(_ need: Need) {
    do { try work.meet(need, in: &results) } catch { preconditionFailure("nobody cancels") }
  }
  /// Meets all that a screen needs, and lets go of what the budget has no room for.
  public mutating func meet(_ needs: [Need]) {
    results.touch(needs)
    for need in needs {
      meet(need)
      if results.isOverBudget { results.evict(keeping: Set(needs)) }
    }
  }
}
