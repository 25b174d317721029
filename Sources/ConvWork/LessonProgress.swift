public import ConvFiles
public import ConvSession
import Foundation

/// The steps done in each lesson, kept as JSON by lesson id and step id.
public struct LessonProgress: Sendable {
  public typealias Steps = [String: Entry]
  public struct Entry: Codable, Hashable, Sendable {
    public var status: String
    public var tries: Int

    /// What became of the step; of a word that is not known, nothing.
    public var standing: LessonEntry.Standing { LessonEntry.Standing(rawValue: status) ?? .unseen }
  }
  private let folder: StateFolder
  private static let name = "progress.json"
  private static let largest = 4 << 20

  /// - Parameter environment: `XDG_STATE_HOME`, or else `HOME`, says where.
  public init(environment: [String: String]) {
    folder = StateFolder(environment: environment)
  }

  /// By lesson id; nothing where the file can not be read.
  public func all() -> [String: Steps] {
    folder.file(LessonProgress.name).flatMap(LessonProgress.read) ?? [:]
  }

  /// Lessons in their order, with what became of their steps.
  public func entries(of lessons: [Lesson]) -> [LessonEntry] {
    let kept = all()
    return lessons.map { lesson in
      let steps = kept[lesson.id] ?? [:]
      let answers = steps.values.reduce(0) { $0 + $1.tries + ($1.standing == .done ? 1 : 0) }
      return LessonEntry(lesson, answers: answers) { steps[$0.id]?.standing ?? .unseen }
    }
  }

  /// Nil where it is there and can not be read.
  private static func read(_ path: String) -> [String: Steps]? {
    do throws(FileError) {
      let bytes = try PlainFile.read(path, limit: largest)
      return try? JSONDecoder().decode([String: Steps].self, from: Data(bytes))
    } catch { return error.isMissing ? [:] : nil }
  }

  /// Keeps how a lesson stands, whole or not at all, beside what other instances keep. What was done
  /// before stays done. A file that can not be read is set aside, not overwritten.
  /// - Returns: where one that can not be read lies now, which is to be said.
  /// - Throws: ``FileError`` where the folder can not be written.
  @discardableResult
  public func keep(_ course: Course) throws(FileError) -> String? {
    guard merged(course, into: all()) != nil else { return nil }
    var aside: String?
    try folder.locking(LessonProgress.name) { (path) throws(FileError) in
      let known = LessonProgress.read(path)
      if known == nil { aside = try LessonProgress.setAside(path) }
      guard let progress = merged(course, into: known ?? [:]) else { return }
      try LessonProgress.write(progress, to: path)
    }
    return aside
  }

  /// Forgets what was done in a lesson, or with nil in all of them.
  /// - Throws: ``FileError`` where the file can not be written.
  public func clear(_ lesson: String?) throws(FileError) {
    try folder.locking(LessonProgress.name) { (path) throws(FileError) in
      var progress = lesson == nil ? [:] : LessonProgress.read(path) ?? [:]
      if let lesson { progress[lesson] = nil }
      try LessonProgress.write(progress, to: path)
    }
  }

  private static func write(
    _ progress: [String: Steps], to path: String
  ) throws(FileError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    guard let data = try? encoder.encode(progress) else { return }
    try PlainFile.write(Array(data), to: path)
  }

  /// - Returns: the path under which it lies now.
  private static func setAside(_ path: String) throws(FileError) -> String {
    let aside = "\(path).unreadable-\(UUID().uuidString.prefix(8))"
    guard rename(path, aside) == 0 else {
      throw .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
    return aside
  }

  /// Nil where the course adds nothing.
  private func merged(_ course: Course, into known: [String: Steps]) -> [String: Steps]? {
    var steps = known[course.lesson.id] ?? [:]
    for (step, record) in zip(course.lesson.steps, course.records)
    where record.status != .open {
      // Who saw the solution has seen more than who skipped it, who found it most.
      let standings = LessonEntry.Standing.allCases
      let entry = Entry(status: record.status.rawValue, tries: record.tries)
      if let known = steps[step.id]?.standing, let before = standings.firstIndex(of: known),
        let now = standings.firstIndex(of: entry.standing), now < before
      {
        continue
      }
      steps[step.id] = entry
    }
    guard steps != known[course.lesson.id] ?? [:] else { return nil }
    var progress = known
    progress[course.lesson.id] = steps
    return progress
  }
}
