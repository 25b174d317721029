import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

struct LessonREADMETests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("lessons")

  /// What teachers copy.
  private static func example() throws -> String {
    let text = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
    let start = try #require(text.range(of: "````markdown\n")).upperBound
    let end = try #require(text[start...].range(of: "````\n")).lowerBound
    return String(text[start..<end])
  }

  @Test
  func `the lesson that the README shows passes its check`() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).md").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    try LessonREADMETests.example().write(toFile: file, atomically: true, encoding: .utf8)
    let (lesson, issues) = LessonParser.lesson(try LessonREADMETests.example(), named: file)
    #expect(issues.map(\.description) == [])
    #expect(LessonCheck.issues(of: try #require(lesson), file: file).map(\.description) == [])
  }

  @Test
  func `the README names every command that a lesson may say, and no other`() throws {
    let text = try String(
      contentsOf: LessonREADMETests.folder.appendingPathComponent("README.md"), encoding: .utf8)
    let start = try #require(text.range(of: "## `do`")).upperBound
    let end = try #require(text[start...].range(of: "## `ask`")).lowerBound
    let lines = text[start..<end].split(separator: "\n").filter { $0.hasPrefix("- ") }
    let named = Set(lines.flatMap { $0.split(separator: "`") }.map(String.init))
    // With arguments that any of them takes, or else without.
    let arguments = [
      "", " in", " on", " 1", " 1 1", " 1 1 1", " 8x8", " edges", " edges = zero", " letters", " O",
      " sgd", " off", " enter", " 1 edges", " 1 1 1 1", " opened", " all", " restart", " dab",
      " rest", " imagenet",
      " 8",
    ]
    for row in CommandTable.rows {
      let commands = arguments.compactMap { try? Command(parsing: row.name + $0) }
      #expect(!commands.isEmpty, "\(row.name)")
      let isAllowed = commands.contains { $0.problemInLesson == nil }
      #expect(named.contains(row.name) == isAllowed, "\(row.name)")
    }
  }
}
