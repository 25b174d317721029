public import ConvFiles
public import ConvSession
import Foundation

/// The steps done in each lesson, kept as JSON by lesson id and step id.
public struct LessonProgress: Sendable {
  public typealias Steps = [String: Entry]
  public struct Entry: Codable, Hashable, Sendable {
    public var status: String
    public var tries: Int
  }
  private let path: String

  /// - Parameter environment: `XDG_STATE_HOME`, or else `HOME`, says where.
  public init(environment: [String: String]) {
    path = StateFolder(environment: environment).path + "/progress.json"
  }

  /// By lesson id. A file that can not be read is set aside, not overwritten.
  public func all() -> [String: Steps] {
    guard let bytes = try? PlainFile.read(path, limit: 4 << 20) else { return [:] }
    if let progress = try? JSONDecoder().decode([String: Steps].self, from: Data(bytes)) {
      return progress
    }
    try? FileManager.default.moveItem(
      atPath: path, toPath: "\(path).unreadable-\(UUID().uuidString.prefix(8))")
    return [:]
  }

  /// Keeps how a lesson stands, whole or not at all. What was done before stays done.
  /// - Throws: ``FileError`` where the folder can not be written.
  public func keep(_ course: Course) throws(FileError) {
    var progress = all()
    var steps = progress[course.lesson.id] ?? [:]
    for (step, record) in zip(course.lesson.steps, course.records)
    where record.status != .open && record.status != .earlier {
      if record.status != .done, steps[step.id]?.status == Course.Record.Status.done.rawValue {
        continue
      }
      steps[step.id] = Entry(status: record.status.rawValue, tries: record.tries)
    }
    guard steps != progress[course.lesson.id] ?? [:] else { return }
    progress[course.lesson.id] = steps
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    guard let data = try? encoder.encode(progress) else { return }
    StateFolder.make(path)
    try PlainFile.write(Array(data), to: path)
  }
}

/// The user's folder for what the program keeps.
struct StateFolder {
  let path: String

  init(environment: [String: String]) {
    let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    path = (state ?? (environment["HOME"] ?? "") + "/.local/state") + "/convscope"
  }
  /// Makes the folder of a file; what can not be made is said by the writing that follows.
  static func make(_ file: String) {
    try? FileManager.default.createDirectory(
      at: URL(fileURLWithPath: file).deletingLastPathComponent(),
      withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }
}
