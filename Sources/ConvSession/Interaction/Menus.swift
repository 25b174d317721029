import ConvNet

/// Choices of the menus: the arrows move a cursor and Enter takes, or a letter or digit chooses,
/// except those that scroll, close and leave.
public enum Menus {
  public static let letters = Array(
    "123456789abcdefghilnoprstuvwxyzABCDEFGHIJKMNOPQRSTUVWXYZ"
  ).map(String.init)
  static func index(of key: String) -> Int? { letters.firstIndex(of: key) }

  public static let presets = WeightOperation.words

  public enum Heading: String, Sendable, CaseIterable {
    case lessons = "Lessons"
    case screens = "Screens"
    case labs = "Labs: something to try"
    case networks = "Networks"
    case failing = "Ways to fail at learning"
    case inHand = "In hand"
  }
  public struct Choice: Sendable {
    public let heading: Heading
    public let name: String
    public let summary: String
    let command: String
    /// Why it can not be taken now; nil where it can.
    public var obstacle: String?

    fileprivate init(
      _ heading: Heading, _ name: String, _ summary: String, _ command: String,
      unless obstacle: String? = nil
    ) {
      (self.heading, self.name, self.summary) = (heading, name, summary)
      (self.command, self.obstacle) = (command, obstacle)
    }
  }

  /// All there is to go to, by heading.
  public static func places(_ session: Session, _ surroundings: Surroundings) -> [Choice] {
    lessons(session, surroundings) + screens(session, surroundings)
      + Shipped.names.map { Choice(.networks, $0, Shipped.summary(of: $0), "open \($0)") }
      + failing(session) + hands(session)
  }
  /// Where there is something to learn from.
  private static func failing(_ session: Session) -> [Choice] {
    guard session.learning.data(for: session.network) != nil else { return [] }
    return WayToFail.allCases.map {
      Choice(.failing, $0.rawValue, $0.summary, "break \($0.rawValue)")
    }
  }
  /// Where the cursor is at first: the lesson that comes next.
  static func start(_ session: Session, _ surroundings: Surroundings) -> Int {
    let next = surroundings.shelf.next?.command
    return places(session, surroundings).firstIndex { $0.command == next } ?? 0
  }

  private static func lessons(_ session: Session, _ surroundings: Surroundings) -> [Choice] {
    let leave =
      session.course == nil
      ? [] : [Choice(.lessons, "leave", "out of this lesson; what is done is kept", "leave")]
    return leave
      + surroundings.shelf.enumerated().map { index, lesson in
        Choice(
          .lessons, "lesson \(index + 1)",
          [lesson.title, lesson.progress].filter { !$0.isEmpty }.joined(separator: ": "),
          lesson.command)
      }
  }

  private static func screens(_ session: Session, _ surroundings: Surroundings) -> [Choice] {
    let screens = surroundings.screens.filter { !$0.isLab } + surroundings.screens.filter(\.isLab)
    return screens.map { screen in
      Choice(
        screen.isLab ? .labs : .screens, screen.name.rawValue, screen.summary,
        "view \(screen.name.rawValue)",
        unless: obstacle(to: screen.name, session))
    }
  }
  private static func obstacle(to screen: ScreenName, _ session: Session) -> String? {
    let node = session.position.node
    let rungs: [ScreenName: Rung] = [
      .map: .map, .cell: .cell, .channel: .channel, .product: .term,
    ]
    if let rung = rungs[screen], !node.ladder.has(rung) {
      return "\(node.alias) has no \(screen.rawValue)s"
    }
    if screen == .compare, session.compared == nil, session.beforeLastChange == nil {
      return "nothing has been changed yet"
    }
    return nil
  }

  private static func hands(_ session: Session) -> [Choice] {
    let hasKernel = HandReach(session, Interaction()).kernel != nil
    return [
      Choice(
        .inHand, "kernel", "type numbers into it, and everything answers", "hand kernel",
        unless: hasKernel ? nil : "\(session.position.node.alias) has no kernel"),
      Choice(.inHand, "input", "paint pixels, see who reads them", "hand input"),
      Choice(.inHand, "mouse", "over a number it shows and marks it, or no longer", "hover"),
    ]
  }
}
