import ConvFiles
public import ConvSession
import Foundation

/// Where lessons lie: the folder that ships, and whatever file one names.
public struct LessonShelf: Sendable {
  private let folders: ShippedFolders

  /// - Parameters:
  ///   - environment: `CONVSCOPE_DATA`, `XDG_DATA_HOME` and `XDG_DATA_DIRS` say where to look.
  ///   - executable: the program's path; its resources lie beside it, or in `../share/convscope`.
  public init(environment: [String: String], executable: String) {
    folders = ShippedFolders(environment: environment, executable: executable)
  }
  /// The shelf of the running program.
  public static let own = LessonShelf(.own)

  private init(_ folders: ShippedFolders) { self.folders = folders }

  /// The shipped lessons' files, in their order; empty where the folder is not found.
  public var files: [String] {
    for lessons in folders.places(of: "lessons") {
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
