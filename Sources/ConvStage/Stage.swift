public import ConvCanvas
public import ConvSession
import ConvViews
public import ConvWork

/// A session with what is known about it and how one looks at it: keys and commands become sessions
/// and canvases here, for the terminal, `frame`, `run`, the check of lessons and the tests alike.
public struct Stage: Sendable {
  public internal(set) var session: Session
  public var interaction: Interaction
  public var surroundings = Surroundings()
  public var results: Results
  public let work: Work
  /// Commands that lead from any session to where this one's history begins.
  public let opening: [Command]

  /// A command that waits for what it needs.
  var waiting: (command: Command, need: Need)?
  /// Why the last thing that was said or pressed was refused.
  public internal(set) var refusal: CommandError?
  /// The screen as it was seen last, and of what.
  var seen: (frame: Frame, place: Place, interaction: Interaction)?
  /// The terminal that the screen is drawn for where a page has to be known before it was seen.
  public var size = Size(rows: 24, columns: 80)
  public var appearance = Appearance.plain

  public init(
    _ session: Session, _ interaction: Interaction = Interaction(), results: Results = Results(),
    work: Work = Work(), opening: [Command] = []
  ) {
    (self.session, self.interaction) = (session, interaction)
    (self.results, self.work, self.opening) = (results, work, opening)
    surroundings.screens = Screen.catalog.map(\.entry)
    surroundings.home = work.home
  }

  private var isSeen: Bool {
    seen?.place == session.place && seen?.interaction == interaction
  }
  public var scene: Scene { Scene(session, results, surroundings) }

  /// All that was done, with what it began on: doing it again comes to the same state.
  public var recording: String {
    (["# recorded by convscope"] + (opening + Array(session.history)).map(\.text))
      .joined(separator: "\n") + "\n"
  }

  /// Does one command.
  /// - Returns: what is left to do outside.
  /// - Throws: `notYet` with what has to be known first; nothing has changed then.
  public mutating func apply(_ command: Command) throws(CommandError) -> Effect? {
    // What a page is follows from the screen, so one that is not seen yet is drawn for it.
    if command.row.turnsPages, !isSeen { _ = frame(size, appearance) }
    let network = session.network
    let before = command.row.changesPicture ? picture : nil
    let effect = try command.apply(to: &session, &interaction, results, surroundings)
    if session.network != network {
      results.forgetOldNetworks()
    }
    if let before, before == picture { sayWhyNothingChanged(command) }
    return effect
  }

  /// Does one command, and waits here for what it needs.
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
    try perform(Command(parsing: text, home: surroundings.home))
  }

  /// The steps that a command would learn; nil where it learns nothing, or can not be read.
  public func stepsToLearn(_ text: String) -> Int? {
    guard let command = try? Command(parsing: text, home: surroundings.home) else { return nil }
    return session.stepsToLearn(command, results)
  }
}
