import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Foundation
import TestSupport
import Testing

/// What the footer and the answer line offer while a cell is asked for.
struct LessonHintsTests {
  private func asking() throws -> Stage {
    let lesson = """
      ---
      format: 1
      id: point
      title: Point
      model: letters
      input: O
      stepping: off
      ---
      ## Point
      Where is it?
      ```do
      goto edges[0,0,0]
      ```
      ```ask
      cell: "edges[0,2,0]"
      hint: [Look., Look again.]
      ```
      """
    return try TemporaryFile.holding(lesson, as: "md") { file in
      var stage = try Stage(nil, stepping: false)
      try stage.perform(.lesson(file))
      return stage
    }
  }

  @Test
  func `before the pointer is in hand Enter is a hint, and then this cell`() throws {
    var stage = try asking()
    var text = stage.text()
    #expect(text.contains("Tab point") && text.contains("Enter a hint"))
    #expect(text.contains("answer row column, such as 3 6"))
    #expect(!text.contains("this one"))
    try stage.perform("hand output")
    text = stage.text()
    #expect(text.contains("Enter this one") && !text.contains("Tab point"))
    #expect(text.contains("answer (0, 0)"))
  }

  @Test
  func `a typed row and column is sent`() throws {
    var stage = try asking()
    _ = stage.interaction.press("2", in: stage.session)
    let text = stage.text()
    #expect(text.contains("answer 2") && text.contains("Enter send"))
  }

  @Test
  func `hints are counted`() throws {
    var stage = try asking()
    try stage.perform("hint")
    #expect(stage.text().contains("Hint 1 of 2"))
    try stage.perform("hint")
    #expect(stage.text().contains("Hint 2 of 2"))
  }

  @Test
  func `what is no hint is not counted as one`() throws {
    var stage = try asking()
    for _ in 0..<3 { try stage.perform("hint") }
    let text = stage.text()
    #expect(text.contains("No hint is left") && !text.contains("Hint 2 of 2"))
  }

  @Test
  func `the answer line says what a letter is, and takes numbers whatever is in hand`() throws {
    var stage = try LessonScreenTests.begin("02-a-picture-is-a-grid-of-numbers.md", "readers")
    try stage.play("e")
    #expect(stage.text().contains("answer e  e again: take the kernel in hand"))
    #expect(!stage.text().contains("e edit"))
    try stage.play("r")
    #expect(stage.text().contains("answer er  is no number; Esc clears it"))
    for key in ["escape", "p"] { try stage.play(key) }
    #expect(stage.text().contains("answer   type a number, then Enter"))
    for key in ["3", "6", "enter"] { try stage.play(key) }
    #expect(stage.session.course?.record.status == .done)
  }

  @Test func `with the kernel in hand the list of kernels is offered, and Enter is what it does`()
    throws
  {
    var stage = try LessonScreenTests.begin("04-turn-an-edge-on.md", "vertical")
    #expect(stage.text().contains("= presets"))
    #expect(!stage.text().contains("u undo"))
    try stage.play("1")
    let text = stage.text()
    #expect(text.contains("Enter puts it there") && !text.contains("Enter check"))
    try stage.play("enter")
    #expect(stage.text().contains("Enter check") && stage.text().contains("= presets"))
  }

  @Test func `what a question is about is marked as long as it is spoken of`() throws {
    var stage = try LessonScreenTests.begin("03-one-kernel-slides.md", "flat")
    try stage.perform("hand output")
    try stage.perform("point 8 8")
    #expect(stage.text().contains("?"))
    let address = try Address(parsing: "input[0,0,0]")
    stage = try LessonScreenTests.begin("02-a-picture-is-a-grid-of-numbers.md", "corner")
    #expect(
      stage.session.placeAskedAbout == (try address.place(in: stage.session.network)))
    try stage.perform("answer 4")
    #expect(stage.session.placeAskedAbout != nil)
    try stage.perform("next")
    #expect(stage.session.placeAskedAbout == nil)
  }

  @Test(arguments: LessonScreenTests.files)
  func `the end of a lesson offers what can be done with its network`(_ file: String) throws {
    var stage = try LessonScreenTests.begin(file)
    while stage.session.course?.isFinished == false { try stage.perform("next") }
    let lines = stage.text().split(separator: "\n")
    let offered = lines.compactMap { line -> String? in
      // Offers are indented, or stand behind the word that heads them.
      guard let start = line.firstIndex(of: ":"),
        line[..<start].allSatisfy({ $0 == " " }) || line[..<start].hasSuffix("Next          ")
      else { return nil }
      let text = line[line.index(after: start)...]
      return text.range(of: "  ").map { String(text[..<$0.lowerBound]) }
    }
    #expect(offered.count >= 2, "\(file): \(lines)")
    for text in offered where !text.contains("photo.jpg") {
      var other = stage
      try other.perform(text)
      #expect(other.session.course == nil)
    }
  }

  @Test func `what a goal was measured on stays when it is reached`() throws {
    var stage = try LessonScreenTests.begin("04-turn-an-edge-on.md", "vertical")
    #expect(stage.text().contains("bars-level"))
    try stage.perform("set edges.weight[0,0] = sobel-x")
    try stage.perform("answer")
    #expect(stage.session.course?.record.status == .done)
    #expect(stage.text().contains("bars-level") && stage.text().contains("under 1"))
  }
}
