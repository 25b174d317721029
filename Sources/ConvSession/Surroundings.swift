/// The things around a session and no command changes: whoever runs the session says it.
public struct Surroundings: Hashable, Sendable {
  /// The screens that there are, in the order of menus.
  public var screens: [ScreenEntry] = []
  /// The size of a page on the last screen that has pages.
  public var sheet = Sheet()
  /// The lessons that there are, in their order.
  public var shelf: [LessonEntry] = []
  /// How far the work in the background is.
  public var progress: PassProgress?
  /// Pictures a second that are learned from, while learning goes on by itself; nil until that is
  /// measured.
  public var pace: Int?

  /// The user's home folder, for `~/` in what is typed; nil where there is none.
  public var home: String?

  public init() {}
}
