import ConvSession
import ConvWork
import Foundation
import Testing

/// What a learner meets between the questions.
struct CourseTests {
  private func beginning(_ ask: String) throws -> Driver {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).md").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    try (SampleLesson.frontMatter + "## Step\n```ask\n\(ask)\n```\n")
      .write(toFile: file, atomically: true, encoding: .utf8)
    var driver = try Driver(model: nil, input: nil, stepping: false)
    try driver.perform(.lesson(.begin(file)))
    return driver
  }

  @Test
  func `who comes back to a wrong state is told again, who does nothing gets a hint`() throws {
    var driver = try beginning(
      "goal: edges.bias[0] == 1\nsolution: set edges.bias[0] = 1\nhint: look\n"
        + "wrong:\n  - when: edges.bias[0] == 2\n    say: too much")
    try driver.perform("set edges.bias[0] = 2")
    try driver.perform("answer")
    #expect(driver.session.course?.feedback?.text == "too much")
    try driver.perform("undo")
    try driver.perform("set edges.bias[0] = 2")
    try driver.perform("answer")
    #expect(driver.session.course?.feedback?.text == "too much")
    try driver.perform("answer")
    #expect(driver.session.course?.feedback?.text == "look")
  }

  @Test
  func `after a lesson that is not on the shelf Enter leads nowhere, and Esc leaves`() throws {
    var driver = try beginning("shape: pool")
    driver.interaction.shelf = [
      LessonEntry(id: "other", title: "Other", minutes: nil, isFinished: false)
    ]
    try driver.perform("skip")
    #expect(driver.session.course?.isFinished == true)
    #expect(driver.interaction.press("enter", in: driver.session) == [])
    #expect(
      driver.interaction.message?.text == "the lesson is finished; Esc leaves it, q quits")
    #expect(driver.interaction.press("escape", in: driver.session) == ["leave"])
  }

  @Test
  func `a cell can be typed while the pointer is in hand`() throws {
    var driver = try beginning("cell: \"edges[0,2,0]\"")
    try driver.perform("goto edges[0]")
    try driver.perform("hand output")
    for key in ["2", "space", "0"] {
      #expect(driver.interaction.press(key, in: driver.session) == [])
    }
    #expect(driver.interaction.press("enter", in: driver.session) == ["answer 2 0"])
  }
}
