import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

struct LessonProgressTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
  private var progress: LessonProgress {
    LessonProgress(environment: ["XDG_STATE_HOME": folder.path])
  }
  private var file: URL { folder.appendingPathComponent("convscope/progress.json") }

  private static let text = """
    ---
    format: 1
    id: small
    title: Small
    model: letters
    input: O
    teaches: [kernel]
    ---
    ## One {#one}
    How many maps?
    ```ask
    number: channels(edges)
    ```
    ## Two {#two}
    The end.
    """

  /// A stage in the lesson above.
  private func begun() throws -> Stage {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("small.md").path
    try Self.text.write(toFile: path, atomically: true, encoding: .utf8)
    var stage = try Stage(model: nil, input: nil, stepping: true)
    try stage.perform(.lesson(path))
    return stage
  }

  @Test func `what was done stays done, also when it is skipped another day`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var stage = try begun()
    try progress.keep(#require(stage.session.course))
    #expect(progress.all().isEmpty, "nothing was done yet")
    try stage.perform("answer 3")
    try stage.perform("answer 4")
    try progress.keep(#require(stage.session.course))
    let one = try #require(progress.all()["small"]?["one"])
    #expect(one.status == "done")
    #expect(one.tries == 1)
    var again = try begun()
    try again.perform("skip")
    try progress.keep(#require(again.session.course))
    #expect(progress.all()["small"]?["one"]?.status == "done")
  }

  @Test func `instances that keep at the same time lose nothing of each other`() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var stage = try begun()
    try stage.perform("answer 4")
    let course = try #require(stage.session.course)
    let progress = progress
    await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<12 {
        let other = try? LessonProgressTests.course(course, called: "lesson\(index)")
        group.addTask { if let other { try progress.keep(other) } }
      }
    }
    #expect(progress.all().count == 12)
  }
  /// The same course of a lesson of another name.
  private static func course(_ course: Course, called id: String) throws -> Course {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("\(id).md").path
    try text.replacing("id: small", with: "id: \(id)")
      .write(toFile: path, atomically: true, encoding: .utf8)
    var stage = try Stage(model: nil, input: nil, stepping: true)
    try stage.perform(.lesson(path))
    try stage.perform("answer 4")
    return try #require(stage.session.course)
  }

  @Test func `a file that is too large is set aside, and without a home nothing is written`() throws
  {
    defer { try? FileManager.default.removeItem(at: folder) }
    var stage = try begun()
    try stage.perform("answer 4")
    let course = try #require(stage.session.course)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(repeating: 32, count: 5 << 20).write(to: file)
    try progress.keep(course)
    #expect(progress.all()["small"]?["one"]?.status == "done")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: file.deletingLastPathComponent().path)
    #expect(names.contains { $0.contains("unreadable") })
    #expect(throws: (any Error).self) { try LessonProgress(environment: [:]).keep(course) }
    #expect(throws: (any Error).self) { try KeptSession(environment: [:]).keep("x") }
  }

  @Test func `a file that can not be read is set aside, not overwritten`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var stage = try begun()
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try "not json".write(to: file, atomically: true, encoding: .utf8)
    try stage.perform("answer 4")
    let path = try progress.keep(#require(stage.session.course))
    #expect(path?.contains("unreadable") == true, "it is said where it lies")
    #expect(try progress.keep(#require(stage.session.course)) == nil, "and that once")
    #expect(progress.all()["small"]?["one"]?.status == "done")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: file.deletingLastPathComponent().path)
    let aside = try #require(names.first { $0.contains("unreadable") })
    let kept = try String(
      contentsOf: file.deletingLastPathComponent().appendingPathComponent(aside), encoding: .utf8)
    #expect(kept == "not json")
  }
}
