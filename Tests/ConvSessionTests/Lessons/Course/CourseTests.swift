import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

/// What a learner meets between the questions.
struct CourseTests {
  private func beginning(_ ask: String) throws -> Stage {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).md").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    try (SampleLesson.frontMatter + "## Step\n```ask\n\(ask)\n```\n")
      .write(toFile: file, atomically: true, encoding: .utf8)
    var stage = try Stage(model: nil, input: nil, stepping: false)
    try stage.perform(.lesson(file))
    return stage
  }

  @Test
  func `who comes back to a wrong state is told again, who does nothing gets a hint`() throws {
    var stage = try beginning(
      "goal: edges.bias[0] == 1\nsolution: set edges.bias[0] = 1\nhint: look\n"
        + "wrong:\n  - when: edges.bias[0] == 2\n    say: too much")
    try stage.perform("set edges.bias[0] = 2")
    try stage.perform("answer")
    #expect(stage.session.course?.feedback?.text == "too much")
    try stage.perform("undo")
    try stage.perform("set edges.bias[0] = 2")
    try stage.perform("answer")
    #expect(stage.session.course?.feedback?.text == "too much")
    try stage.perform("answer")
    #expect(stage.session.course?.feedback?.text == "look")
  }

  @Test
  func `after a lesson that is not on the shelf Enter leads nowhere, and Esc leaves`() throws {
    var stage = try beginning("shape: pool")
    let shelf = [
      LessonEntry(id: "other", title: "Other", minutes: nil, isFinished: false)
    ]
    try stage.perform("skip")
    #expect(stage.session.course?.isFinished == true)
    stage.surroundings.shelf = shelf
    #expect(stage.interaction.press("enter", in: stage.session, stage.surroundings) == [])
    #expect(
      stage.interaction.message?.text == "the lesson is finished; Esc leaves it, q quits")
    #expect(stage.interaction.press("escape", in: stage.session) == ["leave"])
  }

  @Test
  func `a cell can be typed while the pointer is in hand`() throws {
    var stage = try beginning("cell: \"edges[0,2,0]\"")
    try stage.perform("goto edges[0]")
    try stage.perform("hand output")
    for key in ["2", "space", "0"] {
      #expect(stage.interaction.press(key, in: stage.session) == [])
    }
    #expect(stage.interaction.press("enter", in: stage.session) == ["answer 2 0"])
  }
}
