import ConvNet
public import ConvSession

/// A session with what is known about it and how one looks at it: what a key, a script or a test
/// drives. Everything waits here; the terminal lets a worker meet what takes long.
public struct Driver: Sendable {
  public var session: Session
  public var interaction: Interaction
  /// What a page is on the screen at hand.
  public var sheet = Sheet()
  public var surroundings = Surroundings()
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
        .open(request.recorded(network)), .input(Shipped.recorded(name, picture)),
        .stepping(stepping),
      ])
  }

  /// What was done, with what it began on, such that doing it again comes to the same state.
  public var recording: String {
    (["# recorded by convscope"] + (opening + session.history).map(\.text))
      .joined(separator: "\n") + "\n"
  }

  public var scene: Scene { Scene(session, results, surroundings) }

  /// Does one command, and waits for what it needs.
  /// - Returns: what is left to do outside.
  /// - Throws: ``CommandError``; the session is then as it was.
  @discardableResult
  public mutating func perform(_ command: Command) throws(CommandError) -> Effect? {
    results.forgetFailures()
    var met: Set<Need> = []
    defer { results.evict(keeping: met) }
    while true {
      do throws(CommandError) { return try apply(command) } catch {
        guard case .notYet(let need) = error, met.insert(need).inserted else { throw error }
        meet(need)
      }
    }
  }
  @discardableResult
  public mutating func perform(_ text: String) throws(CommandError) -> Effect? {
    try perform(Command(parsing: text))
  }

  /// Does one command.
  /// - Returns: what is left to do outside.
  /// - Throws: `notYet` with what has to be known first; nothing has changed then.
  public mutating func apply(_ command: Command) throws(CommandError) -> Effect? {
    try command.apply(to: &session, &interaction, results, sheet)
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
