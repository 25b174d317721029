/// The lessons on the shelf, and below the one at hand its steps: what the list over the screen
/// shows, and what its keys do.
public struct LessonList: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let text: String
    /// What became of a step; nil for a lesson.
    public let standing: LessonEntry.Standing?
    /// How far a lesson was taken, and how long it takes; where one is, and what Enter does there.
    public let note: String
    public let isHere: Bool
    let command: String
  }
  public let rows: [Row]
  /// The row that the cursor is on at first: the step that one is at, or goes on with.
  let start: Int

  public init(_ session: Session, _ shelf: [LessonEntry]) {
    let course = session.course ?? session.paused
    let entries = shelf.isEmpty ? LessonList.alone(course) : shelf
    let open = course.flatMap { entries.lesson($0.lesson.id) } ?? entries.next
    // Behind the last step the next lesson is what comes.
    let next = course?.isFinished == true ? open.flatMap { entries.lesson(after: $0.id) } : open
    var rows: [Row] = []
    for entry in entries {
      rows.append(LessonList.row(entry))
      if entry == open {
        rows += LessonList.steps(entry, course, entries, isLeft: session.course == nil)
      }
    }
    self.rows = rows
    start =
      rows.firstIndex { $0.isHere } ?? rows.firstIndex { $0.command == next?.command } ?? 0
  }

  /// A lesson that stands on no shelf, while it is taken.
  private static func alone(_ course: Course?) -> [LessonEntry] {
    guard let course else { return [] }
    let lesson = course.lesson
    return [LessonEntry(lesson) { _ in .unseen }]
  }

  private static func row(_ entry: LessonEntry) -> Row {
    let minutes = entry.minutes.map { "\($0) minutes" } ?? ""
    let notes = [minutes, entry.difficulty?.rawValue ?? "", entry.progress].filter { !$0.isEmpty }
    return Row(
      text: entry.title, standing: nil, note: notes.joined(separator: " · "), isHere: false,
      command: entry.command)
  }

  private static func steps(
    _ entry: LessonEntry, _ course: Course?, _ shelf: [LessonEntry], isLeft: Bool
  ) -> [Row] {
    let own = course?.lesson.id == entry.id ? course : nil
    return entry.steps.enumerated().map { index, step in
      let standing =
        own.map { index < $0.records.count ? $0.standing(of: index, on: shelf) : step.standing }
        ?? step.standing
      let isHere = own?.index == index
      let here = isLeft ? "you were here: Enter comes back" : "you are here: Enter begins it anew"
      return Row(
        text: step.heading, standing: standing, note: isHere ? here : "", isHere: isHere,
        command: isHere ? "lesson" : "lesson \(entry.id)#\(step.id)")
    }
  }
}
