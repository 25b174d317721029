/// The line of a command in help, hints, completion and the README, and where it is allowed.
public struct CommandRow: Sendable {
  public enum Family: String, Sendable, CaseIterable {
    case walk = "Walk the pass"
    case edit = "Change the network"
    case learn = "Learn"
    case open = "Open"
    case picture = "Change the input"
    case lesson = "Be taught"
    case look = "Look"
    case file = "Files, help, leaving"
  }
  /// The freedom of a command while a lesson asks for a number.
  enum WhileAsked: Sendable {
    case anything
    /// It would change the number.
    case nothing
    /// The place may not come to lie behind the number.
    case before
  }

  public let name: String
  /// The name with what follows it: `step [n]`.
  public let usage: String
  public let summary: String
  public let family: Family
  let completion: ArgumentCompletion
  let isAllowedInLessons: Bool
  let whileAsked: WhileAsked
  /// Whether a refusal is no mistake in what was typed, so that the prompt closes.
  public let isWish: Bool
  /// Whether what it does follows from how many maps or rows the screen has room for.
  public let turnsPages: Bool
  /// Whether it is all about how the screen looks: where that stays the same, one wants to know why.
  public let changesPicture: Bool
  /// Some ways to write it, each with what it does, for its help.
  public let examples: [Example]

  public struct Example: Sendable {
    public let text: String
    public let meaning: String
    init(_ text: String, _ meaning: String) { (self.text, self.meaning) = (text, meaning) }
  }

  /// - Parameters:
  ///   - inLessons: whether the author of a lesson may write it; by its family where nothing is said.
  ///   - whileAsked: by its family where nothing is said.
  init(
    _ usage: String, _ summary: String, _ family: Family,
    completing completion: ArgumentCompletion = .nothing, inLessons: Bool? = nil,
    whileAsked: WhileAsked? = nil, isWish: Bool = false, turnsPages: Bool = false,
    changesPicture: Bool = false, examples: [Example] = []
  ) {
    name = String(usage.prefix { $0 != " " })
    (self.usage, self.summary, self.family) = (usage, summary, family)
    (self.changesPicture, self.examples) = (changesPicture, examples)
    (self.completion, self.isWish, self.turnsPages) = (completion, isWish, turnsPages)
    isAllowedInLessons = inLessons ?? family.isAllowedInLessons
    self.whileAsked = whileAsked ?? family.whileAsked
  }
}

extension CommandRow.Family {
  fileprivate var isAllowedInLessons: Bool {
    switch self {
    case .walk, .edit, .learn, .open, .picture: true
    case .lesson, .look, .file: false
    }
  }
  fileprivate var whileAsked: CommandRow.WhileAsked {
    switch self {
    case .walk: .before
    case .edit, .learn, .open, .picture: .nothing
    case .lesson, .look, .file: .anything
    }
  }
}
