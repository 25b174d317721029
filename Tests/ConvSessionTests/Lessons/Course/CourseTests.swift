import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

/// What a learner meets between the questions.
struct CourseTests {
  private func beginning(_ ask: String) throws -> Stage {
    var stage = try Stage(model: nil, input: nil, stepping: false)
    try Self.begin(ask, &stage)
    return stage
  }

  private static func begin(_ ask: String, _ stage: inout Stage) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).md").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    try (SampleLesson.frontMatter + "## Step\n```ask\n\(ask)\n```\n")
      .write(toFile: file, atomically: true, encoding: .utf8)
    try stage.perform(.lesson(file))
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
      LessonEntry(id: "other", title: "Other", minutes: nil, steps: [])
    ]
    try stage.perform("skip")
    #expect(stage.session.course?.isFinished == true)
    stage.surroundings.shelf = shelf
    #expect(stage.interaction.press("enter", in: stage.session, stage.surroundings) == [])
    #expect(
      stage.interaction.message?.text
        == "that was the last lesson; Esc leaves it, L lists them all")
    #expect(stage.interaction.press("escape", in: stage.session) == ["leave"])
  }

  @Test
  func `a question that was skipped is asked again when one comes back to it`() throws {
    var stage = try beginning("number: channels(edges)\npraise: four")
    try stage.perform("next")
    #expect(stage.session.course?.records[0].status == .skipped)
    try stage.perform("previous")
    #expect(stage.session.course?.openQuestion != nil)
    _ = stage.interaction.press("4", in: stage.session)
    #expect(stage.interaction.press("enter", in: stage.session) == ["answer 4"])
    try stage.perform("answer 4")
    #expect(stage.session.course?.records[0].status == .done)
  }

  @Test
  func `another network lays the lesson aside, and lesson comes back to the step`() throws {
    for question in ["number: channels(edges)", "predict: \"edges[0,4,2]\""] {
      var stage = try beginning(question)
      let subject = stage.session.subject
      try stage.perform("open scenes")
      #expect(stage.session.course == nil)
      #expect(stage.interaction.message?.text.contains("L comes back") == true)
      try stage.perform("lesson")
      #expect(stage.session.course?.index == 0)
      #expect(stage.session.subject == subject)
      #expect(throws: CommandError.self) { try stage.perform("undo") }
    }
  }

  @Test
  func `Escape closes, asks, and then leaves; any other key stays`() throws {
    var stage = try beginning("number: channels(edges)")
    try stage.perform("goto edges[0,2,3]")
    let place = stage.session.place
    try stage.play("e", "escape", "escape")
    #expect(stage.interaction.message?.text.contains("Esc once more") == true)
    try stage.play("c", "escape")
    #expect(stage.session.course != nil)
    #expect(stage.session.place == place)
    try stage.play("escape")
    #expect(stage.session.course == nil)
    try stage.play("L", "enter")
    #expect(stage.session.course?.openQuestion != nil)
  }

  @Test
  func `a solution that is shown says why it is right, and shows what was asked about`() throws {
    var stage = try beginning(
      "number: channels(edges)\npraise: One map for each kernel.\nthen: |\n  goto edges[0]\n"
        + "  hand input\n  point 5 6")
    for answer in ["1", "2", "3"] { try stage.perform("answer \(answer)") }
    #expect(stage.interaction.press("S", in: stage.session) == ["solve"])
    try stage.perform("solve")
    let feedback = try #require(stage.session.course?.feedback)
    #expect(feedback.text.contains("It is 4.") && feedback.text.contains("One map for each"))
    #expect(stage.session.course?.records[0].status == .shown)
    #expect(stage.session.position.crumbs.last == "map 0")
    #expect(stage.interaction.hand == .input)
    #expect(stage.interaction.pointer.input.column == 6)
  }

  @Test
  func `the solution of a task is shown from where the step began`() throws {
    var stage = try beginning(
      "goal: edges.bias[0] == 1\nsolution: set edges.bias[0] = 1\npraise: one")
    for index in 2...4 {
      try stage.perform("set edges.bias[1] = \(index)")
      try stage.perform("answer")
    }
    try stage.perform("solve")
    #expect(stage.session.subject.edits.count == 1)
    #expect(stage.session.course?.feedback?.text.contains("set edges.bias[0] = 1") == true)
    try stage.perform("undo")
    #expect(stage.session.subject.edits.count == 0)
  }

  @Test
  func `done, shown, skipped and not seen are told apart`() throws {
    let entry = LessonEntry(
      id: "a", title: "A", minutes: 3,
      steps: LessonEntry.Standing.allCases.map {
        LessonEntry.Step(id: $0.rawValue, heading: $0.rawValue, standing: $0)
      })
    #expect(entry.progress == "1 done, 1 shown, 1 skipped, 1 not seen")
    #expect(!entry.isFinished)
    #expect(entry.nextStep == "unseen")
    let skipped = LessonEntry(
      id: "b", title: "B", minutes: nil,
      steps: [
        LessonEntry.Step(id: "one", heading: "One", standing: .done),
        LessonEntry.Step(id: "two", heading: "Two", standing: .skipped),
      ])
    #expect(!skipped.isFinished)
    #expect(skipped.nextStep == "two")
    #expect(skipped.command == "lesson b#two")
  }

  @Test
  func `a digit with nothing in hand is no answer to a task`() throws {
    var stage = try beginning("goal: edges.bias[0] == 1\nsolution: set edges.bias[0] = 1")
    #expect(stage.interaction.press("1", in: stage.session) == [])
    #expect(stage.interaction.answer == nil)
    #expect(stage.interaction.message?.text.contains("e takes the kernel") == true)
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

  @Test func `who leaves a lesson comes back to what was open before it`() throws {
    var stage = try Stage(model: nil, input: nil, stepping: false)
    for text in ["input T", "paint 1 1 1", "set edges.bias[0] = 2", "goto edges[0,3,4]"] {
      try stage.perform(text)
    }
    let before = stage.session
    try Self.begin("number: channels(edges)", &stage)
    #expect(stage.session.hasEdits)
    try stage.perform("set edges.bias[2] = 7")
    try stage.perform("leave")
    #expect(stage.session.subject == before.subject)
    #expect(stage.session.place == before.place)
    #expect(stage.interaction.message?.text.contains("L comes back") == true)
    // The way back does not hide the way on.
    try stage.perform("undo")
    #expect(stage.session.subject.edits.isEmpty)
    try stage.perform("lesson")
    #expect(stage.session.course?.index == 0)
    #expect(stage.session.subject.picture.name == "O")
    try stage.perform("leave")
    #expect(stage.session.subject.picture.name == "T")
  }

  @Test func `what is done behind a lesson's end is done to its network`() throws {
    var stage = try beginning("shape: pool")
    try stage.perform("next")
    #expect(stage.session.course?.isFinished == true)
    try stage.perform("goto pool[0,0,0]")
    #expect(stage.session.course == nil)
    #expect(stage.session.position.crumbs.last == "cell (0, 0)")
  }

  @Test func `a letter that can be chosen is the choice, and pressed again the key`() throws {
    var stage = try beginning("choice: [L, T]\nanswer: 1")
    #expect(stage.interaction.press("L", in: stage.session) == [])
    #expect(stage.interaction.answer == "L")
    #expect(stage.interaction.press("L", in: stage.session) == ["lessons"])
    #expect(stage.interaction.press("t", in: stage.session) == [])
    #expect(stage.interaction.press("enter", in: stage.session) == ["answer t"])
    try stage.perform("answer L")
    #expect(stage.session.course?.record.status == .done)
  }
}
