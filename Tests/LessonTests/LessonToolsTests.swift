import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

/// What helps to write a lesson and to take it more than once.
@Suite struct LessonToolsTests {
  private static func stage(_ steps: String, _ command: String = "") throws -> Stage {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).md").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let text = """
      ---
      format: 1
      id: tried
      title: Tried
      model: letters
      input: O
      ---
      \(steps)
      """
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    var stage = try Stage(model: nil, input: nil, stepping: false)
    try stage.perform("lesson \(file)\(command)")
    return stage
  }

  @Test func `a seed chooses the number that is asked for, and each mistake gives another one`()
    throws
  {
    let step = "## Step\n```ask\npredict: edges[0]\n```\n"
    var chosen: Set<Address> = []
    for seed in 1...8 {
      var stage = try LessonToolsTests.stage(step, " seed \(seed)")
      let question = try #require(stage.session.course?.openQuestion)
      guard case .predict(let place) = question.kind else {
        Issue.record("\(question.kind)")
        return
      }
      #expect(place.alias == "edges" && place.indices.count == 3 && place.indices[0] == 0)
      #expect(stage.session.place.element == stage.session.askedPlace?.element)
      let position = Position(stage.session.network, stage.session.place)
      let tensor = try stage.results.known(
        Measurement(.activation(position.place.layer), of: stage.session.subject)
      ).tensor
      let answer = tensor.elements[position.place.element]
      #expect(answer != 0)
      let whole = try Stage(model: "letters", input: "O", stepping: false).session
      let ambiguities = Misconception.ambiguities(
        of: position, in: Scene(whole, stage.results))
      #expect(ambiguities.allSatisfy { $0.isHarmless })
      let again = try LessonToolsTests.stage(step, " seed \(seed)")
      #expect(again.session.place == stage.session.place)
      try stage.perform("answer \(answer)")
      #expect(stage.session.course?.record.status == .done)
      chosen.insert(place)
    }
    #expect(chosen.count > 3)
  }

  @Test(arguments: [
    ("receptive field", true), ("The Receptive-Field", true), ("receptive fields", true),
    ("field", false), ("kernel", false),
  ])
  func `a word is right whatever its case and its article`(_ word: String, _ isRight: Bool) throws {
    var stage = try LessonToolsTests.stage(
      "## Step\n```ask\ntext: receptive field\nwrong:\n  - answer: kernel\n    say: Larger.\n```\n")
    try stage.perform("answer \(word)")
    #expect((stage.session.course?.record.status == .done) == isRight)
    if word == "kernel" { #expect(stage.session.course?.feedback?.text == "Larger.") }
  }

  @Test func `a wrong answer can lead back to an earlier step`() throws {
    var stage = try LessonToolsTests.stage(
      """
      ## First {#first}
      ```ask
      number: channels(edges)
      ```
      ## Between
      Words.
      ## Last
      ```ask
      number: parameters(edges)
      wrong:
        - answer: 36
          say: And the biases?
          back: first
      ```
      """)
    for command in ["answer 4", "next", "next", "answer 36"] { try stage.perform(command) }
    #expect(
      stage.session.course?.feedback?.text == "And the biases? B goes back to \"First\".")
    try stage.perform("previous")
    #expect(stage.session.course?.step?.id == "first")
  }

  @Test func `who is asked to build a network stays in the lesson, and gets its own back`() throws {
    var stage = try LessonToolsTests.stage(
      """
      ## Build
      ```ask
      goal: parameters == 80 and height(conv1) == 5
      builds: true
      shown: a conv of 80 numbers that leaves 5 rows
      solution: "network input 1x7x7 > conv 8 3x3"
      ```
      ## Next
      ```do
      goto edges[0]
      ```
      """)
    try stage.perform("network input 1x9x9 > conv 8 3x3")
    try stage.perform("answer")
    #expect(stage.session.course?.record.status == .open)
    try stage.perform("lesson")
    #expect(stage.session.network.nodes[1].alias == "edges")
    try stage.perform("network input 1x7x7 > conv 8 3x3")
    try stage.perform("answer")
    #expect(stage.session.course?.record.status == .done)
    try stage.perform("next")
    #expect(stage.session.course?.index == 1 && stage.session.place.layer == 1)
    try stage.perform("network input 1x7x7 > conv 8 3x3")
    #expect(stage.session.course == nil)
  }

  @Test func `a recording becomes a lesson that passes its check`() throws {
    let recording = """
      # recorded by convscope
      open letters
      input T
      stepping off
      goto edges[0]
      set edges.weight[0,0] = zero
      goto edges[1]
      set edges.bias[1] = 2
      goto letter
      """
    let text = try LessonDraft(recording).text(named: "my-lesson")
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).md").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let (lesson, found) = LessonParser.lesson(text, named: file)
    #expect(found.map(\.description) == [])
    let read = try #require(lesson)
    #expect(read.input == "T" && read.steps.count == 3)
    #expect(LessonCheck.issues(of: read, file: file).map(\.description) == [])
  }

  @Test func `a page has the prose, the pictures, and answers where they are wanted`() throws {
    var stage = try LessonToolsTests.stage(
      "## Less < more\nSay **what**.\n```ask\nchoice: [a, b]\nanswer: b\n```\n")
    let course = try #require(stage.session.course)
    let (lesson, step) = (course.lesson, try #require(course.step))
    var document = LessonDocument(lesson)
    let answer = step.question.flatMap { LessonCheck.told($0, &stage) }
    document.add(step, picture: "<svg></svg>", answer: answer)
    let page = document.html(withAnswers: false)
    #expect(page.contains("Less &lt; more") && page.contains("<b>what</b>"))
    #expect(page.contains("<svg></svg>") && page.contains("<li>a</li><li>b</li>"))
    #expect(!page.contains("It is 2"))
    #expect(document.html(withAnswers: true).contains("It is 2: b."))
    let text = document.markdown(withAnswers: true) { "p-\($0).svg" }
    #expect(text.contains("![The screen](p-0.svg)") && text.contains("> It is 2: b."))
  }

  @Test func `the schema is JSON, and says what the parser knows`() throws {
    let json = LessonSchema.json()
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let definitions = try #require(object?["$defs"] as? [String: [String: Any]])
    let ask = try #require(definitions["ask"]?["properties"] as? [String: Any])
    let matter = try #require(definitions["frontMatter"]?["properties"] as? [String: Any])
    let readme = try String(
      contentsOf: ShippedLessons.folder.appendingPathComponent("README.md"), encoding: .utf8)
    for key in Array(ask.keys) + matter.keys {
      #expect(readme.contains("`\(key)`"), "\(key) is not in the guide")
    }
  }
}
