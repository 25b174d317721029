import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

/// What a check says stands where it is written.
struct LessonCheckTests {
  /// The issues of a lesson of one step, which begins in line 13.
  private func issues(step body: String) throws -> [String] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).md").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let text = SampleLesson.frontMatter + "## Step\n" + body
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let (lesson, found) = LessonParser.lesson(text, named: file)
    #expect(found.map(\.description) == [])
    return LessonCheck.issues(of: try #require(lesson), file: file)
      .map { "\($0.line):\($0.column): \($0.message)" }
  }

  @Test
  func `a command that can not be done is said at its line, with the step`() throws {
    let second = "```do\nundo\n```\n## Next\n```do\n# so\n  goto edges[9]\n```\n"
    #expect(
      try issues(step: "```do\ngoto pool\ngoto edges[9]\n```\n") == [
        "16:1: step step can not begin: edges[9]: 9 is out of range, the last one is 3"
      ])
    #expect(
      try issues(step: second.replacing("undo", with: "goto pool")) == [
        "20:3: step next can not begin: edges[9]: 9 is out of range, the last one is 3"
      ])
  }

  @Test(arguments: [
    ("predict: pool[2,9,1]", "15:10: pool[2,9,1]: 9 is out of range, the last one is 4"),
    (
      "cell: [\"edges[0,2,0]\", \"edges[0,2,90]\"]",
      "15:24: edges[0,2,90]: 90 is out of range, the last one is 9"
    ),
    (
      "goal:\n  - edits == 1\n  - edits + max(edges[9]) > 0\nsolution: set edges.bias[0] = 1",
      "17:13: edges[9]: 9 is out of range, the last one is 3"
    ),
  ])
  func `a place that is not there is said once, and nothing is tried`(
    body: String, issue: String
  ) throws {
    #expect(try issues(step: "```ask\n\(body)\n```\n") == [issue])
  }

  @Test(arguments: [
    (
      "goal: edges.bias[0] == 1\nsolution: set edges.bias[0] = 2",
      "16:11: its solution does not pass: edges.bias[0] == 1 does not hold, it is 2"
    ),
    (
      "goal: answer == \"T\"\nsolution: set edges.bias[0] = -1",
      "16:11: its solution does not pass: answer == \"T\" does not hold, it is O"
    ),
    (
      "goal: edits == 1\nsolution: set edges.bias[9] = 1",
      "16:11: its solution does not pass: edges.bias[9]: 9 is out of range, the last one is 3"
    ),
    ("number: 3 + 4\nsolution: 5", "16:11: its solution does not pass: the answer is 7"),
    ("goal: edits == 0\nsolution: undo", "15:7: the goal holds already when the step begins"),
    ("number: 3 + 4\nrefuse: [1, 7]", "16:13: \"7\" passes, but has to be refused"),
    (
      "goal: edits == 1\nsolution: set edges.bias[0] = 1\nrefuse: set edges.bias[0] = 2",
      "17:9: \"set edges.bias[0] = 2\" passes, but has to be refused"
    ),
    (
      "number: 3 + 4\nwrong:\n  - answer: 7\n    say: no",
      "17:13: the answer \"7\" does not get its words: it is right"
    ),
  ])
  func `what does not pass says why, at its own line`(body: String, issue: String) throws {
    #expect(try issues(step: "```ask\n\(body)\n```\n") == [issue])
  }
}
