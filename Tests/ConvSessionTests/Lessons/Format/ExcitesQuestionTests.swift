import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

/// Which of some pictures excites a map most: the network itself knows.
struct ExcitesQuestionTests {
  private func parsed(_ ask: String) -> (lesson: Lesson?, issues: [String]) {
    let text = SampleLesson.frontMatter + "## Step\nWhich one?\n```ask\n\(ask)\n```\n"
    let (lesson, found) = LessonParser.lesson(text, named: "x.md")
    return (lesson, found.map(\.message))
  }
  private func inFile<Result>(_ ask: String, _ body: (String) throws -> Result) throws -> Result {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).md").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let text = SampleLesson.frontMatter + "## Step\nWhich one?\n```ask\n\(ask)\n```\n"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return try body(file)
  }
  private func checked(_ ask: String) throws -> [String] {
    try inFile(ask) { file in
      LessonCheck.issues(of: try #require(parsed(ask).lesson), file: file).map(\.message)
    }
  }

  @Test func `the network answers, its answer passes and the other one is told its number`() throws
  {
    let ask = "excites: edges[0]\nbetween: [bars-level, bars-upright]"
    #expect(try checked(ask) == [])
    try inFile(ask) { file in
      var stage = try Stage(model: nil, input: nil, stepping: false)
      try stage.perform("lesson \(file)")
      try stage.perform("answer 1")
      #expect(stage.session.course?.feedback?.kind == .wrong)
      #expect(stage.session.course?.feedback?.text.contains("bars-level") == true)
      // Left edges answer to upright bars, whatever picture is at hand.
      try stage.perform("answer bars-upright")
      #expect(stage.session.course?.feedback?.kind == .right)
    }
  }

  @Test func `what does alike can not be asked, nor a map or a picture that is not there`() throws {
    #expect(
      try checked("excites: input\nbetween: [L, T]").contains {
        $0.contains("more than all others")
      })
    #expect(
      try checked("excites: edges[9]\nbetween: [L, T]").contains { $0.contains("out of range") })
    #expect(
      parsed("excites: edges[0]\nbetween: [L, Q]").issues == ["there is no shipped picture Q"])
    #expect(parsed("excites: edges[0]\nbetween: [L]").issues.count == 1)
    #expect(parsed("excites: edges[0]").issues.count == 1)
    #expect(parsed("choice: [a, b]\nanswer: a\nbetween: [L, T]").issues.count == 1)
  }
}
