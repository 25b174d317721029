import ConvFiles
public import ConvSession
import Foundation

/// Where lessons lie: the folder that ships, and whatever file one names.
public struct LessonShelf: Sendable {
  private let folders: [String]

  /// - Parameters:
  ///   - environment: `CONVSCOPE_DATA`, `XDG_DATA_HOME` and `XDG_DATA_DIRS` say where to look.
  ///   - executable: the program's path; its resources lie beside it, or in `../share/convscope`.
  public init(environment: [String: String], executable: String) {
    let beside = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let home = environment["XDG_DATA_HOME"] ?? environment["HOME"].map { $0 + "/.local/share" }
    let system = environment["XDG_DATA_DIRS"] ?? "/usr/local/share:/usr/share"
    folders =
      [environment["CONVSCOPE_DATA"]].compactMap { $0 }
      + [
        beside.appendingPathComponent("convscope_convscope.resources").path,
        beside.deletingLastPathComponent().appendingPathComponent("share/convscope").path,
        home.map { $0 + "/convscope" },
      ].compactMap { $0 } + system.split(separator: ":").map { "\($0)/convscope" }
  }
  /// The shelf of the running program.
  public static let own = LessonShelf(
    environment: ProcessInfo.processInfo.environment,
    executable: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0])

  /// The shipped lessons' files, in their order; empty where the folder is not found.
  public var files: [String] {
    for folder in folders {
      let lessons = folder + "/lessons"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: lessons)) ?? []
      let found = names.filter { $0.hasSuffix(".md") && $0.first?.isNumber == true }.sorted()
      if !found.isEmpty { return found.map { "\(lessons)/\($0)" } }
    }
    return []
  }

  /// The lessons on the shelf; a file that is no lesson is left out.
  public var lessons: [(lesson: Lesson, file: String)] {
    files.compactMap { file in
      read(file).lesson.map { ($0, file) }
    }
  }

  /// A lesson by its id, or by its file.
  public func find(_ name: String) -> (lesson: Lesson?, issues: [LessonIssue]) {
    if name.hasSuffix(".md") || name.contains("/") { return read(name) }
    if let found = lessons.first(where: { $0.lesson.id == name }) { return (found.lesson, []) }
    let known = lessons.map(\.lesson.id).joined(separator: ", ")
    return (
      nil,
      [
        LessonIssue(
          file: nil, line: 0, column: 0,
          message: "there is no lesson \(name); there are \(known.isEmpty ? "none" : known)")
      ]
    )
  }

  /// Reads one file.
  public func read(_ file: String) -> (lesson: Lesson?, issues: [LessonIssue]) {
    do throws(FileError) {
      let bytes = try PlainFile.read(file, limit: LessonShelf.largestFile)
      let (lesson, issues) = LessonParser.lesson(
        String(decoding: bytes, as: UTF8.self), named: file)
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
      return (lesson?.finding(filesIn: folder), issues)
    } catch {
      return (nil, [LessonIssue(file: nil, line: 0, column: 0, message: "\(error)")])
    }
  }
  private static let largestFile = 256 << 10
}
