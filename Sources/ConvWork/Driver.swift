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
    let network = try Driver.find(.network(request), &results, work)
    guard case .network(let network) = network else { preconditionFailure("a network was asked") }
    let name = input ?? Shipped.defaultPicture(for: network)
    let found = try Driver.find(.picture(name, network.pictureForm), &results, work)
    guard case .picture(let picture) = found else { preconditionFailure("a picture was asked") }
    self.init(
      Session(Subject(network, picture), stepping: stepping), results: results, work: work,
      opening: [
        .open(request.recorded(network)), .input(Shipped.recorded(name, picture)),
        .stepping(stepping),
      ])
  }

  private static func find(
    _ need: Need, _ results: inout Results, _ work: Work
  ) throws(OpenFailure) -> Finding {
    do { try work.meet(need, in: &results) } catch { preconditionFailure("nobody cancels") }
    guard let finding = results[need] else { preconditionFailure("a need that was met is there") }
    if case .failed(let why, let missing) = finding {
      throw OpenFailure(sentence: why, isMissing: missing)
    }
    return finding
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
    for need in needs {
      meet(need)
      if results.isOverBudget { results.evict(keeping: Set(needs)) }
    }
  }
}

/// Why a network or a picture could not be opened, in one sentence.
public struct OpenFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public let sentence: String
  /// Whether it is not there, rather than wrong.
  public let isMissing: Bool

  public init(sentence: String, isMissing: Bool) {
    (self.sentence, self.isMissing) = (sentence, isMissing)
  }

  public var description: String { sentence }
}
