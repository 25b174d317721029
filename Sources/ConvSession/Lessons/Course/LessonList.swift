/// The lessons on the shelf, and below the one at hand its steps: what the list over the screen
/// shows, and what its keys do.
public struct LessonList: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let text: String
    /// What became of a step; nil for a lesson.
    public let standing: LessonEntry.Standing?
    /// How far a lesson was taken, and how long it takes.
    public let note: String
    public let isHere: Bool
    public let command: String
  }
  public let rows: [Row]
  /// The row that Enter chooses: the step that one is at, or goes on with.
  public let next: Row?

  public init(_ session: Session, _ shelf: [LessonEntry]) {
    let course = session.course ?? session.paused
    var rows: [Row] = []
    let entries = shelf.isEmpty ? LessonList.alone(course) : shelf
    let open = course.flatMap { entries.lesson($0.lesson.id) } ?? entries.next
    for entry in entries {
      let isOpen = entry == open
      rows.append(LessonList.row(entry, isHere: isOpen && course != nil))
      if isOpen { rows += LessonList.steps(entry, course, entries) }
    }
    self.rows = rows
    let goesOn = Row(
      text: open?.title ?? "", standing: nil, note: "", isHere: true,
      command: course == nil ? open?.command ?? "lessons" : "lesson")
    next = open == nil ? nil : session.course == nil ? goesOn : nil
  }

  /// A lesson that stands on no shelf, while it is taken.
  private static func alone(_ course: Course?) -> [LessonEntry] {
    guard let course else { return [] }
    let lesson = course.lesson
    return [LessonEntry(lesson) { _ in .unseen }]
  }

  private static func row(_ entry: LessonEntry, isHere: Bool) -> Row {
    let minutes = entry.minutes.map { "\($0) minutes" } ?? ""
    let notes = [minutes, entry.progress].filter { !$0.isEmpty }
    return Row(
      text: entry.title, standing: nil, note: notes.joined(separator: " · "), isHere: isHere,
      command: entry.command)
  }

  private static func steps(
    _ entry: LessonEntry, _ course: Course?, _ shelf: [LessonEntry]
  ) -> [Row] {
    let own = course?.lesson.id == entry.id ? course : nil
    return entry.steps.enumerated().map { index, step in
      let standing =
        own.map { index < $0.records.count ? $0.standing(of: index, on: shelf) : step.standing }
        ?? step.standing
      return Row(
        text: step.heading, standing: standing, note: "", isHere: own?.index == index,
        command: "lesson \(entry.id)#\(step.id)")
    }
  }
}

extension LessonList {
  /// The commands that a key says in the list: Enter goes on, a letter or digit chooses; nil where
  /// it says nothing.
  func choice(_ key: String) -> [String]? {
    if key == "enter" { return next.map { [$0.command] } ?? [] }
    guard let index = Menus.index(of: key), rows.indices.contains(index) else { return nil }
    return [rows[index].command]
  }
}
