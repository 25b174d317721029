import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Foundation
import Testing

/// What a learner sees: the question, whatever was answered; the way out and back; the pictures that
/// are spoken of.
struct LessonScreenTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("lessons").path
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".md") && $0.first?.isNumber == true }.sorted()
  private static let unicode = Appearance(glyphs: .halfBlocks, colors: .mono, motion: false)
  private static let ascii = Appearance(glyphs: .ascii, colors: .mono, motion: false)

  static func path(_ file: String) -> String { "\(folder)/\(file)" }
  static func begin(_ file: String, _ step: String = "") throws -> Stage {
    var stage = try Stage(nil, stepping: false)
    try stage.perform("lesson \(path(file))")
    while !step.isEmpty, stage.session.course?.step?.id != step { try stage.perform("next") }
    return stage
  }

  /// Whether the words stand on the screen one after the other, with anything between them.
  private static func shows(_ words: String, _ screen: String) -> Bool {
    var rest = screen.split(whereSeparator: \.isWhitespace)[...]
    for word in words.split(whereSeparator: \.isWhitespace) {
      guard let index = rest.firstIndex(of: word) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }

  @Test(arguments: files)
  func `the question stays in sight whatever was answered`(_ file: String) throws {
    var stage = try Self.begin(file)
    while let step = stage.session.course?.step {
      if let question = step.question, let asked = step.prose.last {
        let words = asked.runs.map(\.text).joined()
        var tried = stage
        for wrong in [""] + question.refuse {
          tried = stage
          if case .goal = question.kind {
            for line in wrong.split(separator: "\n") { try tried.perform(String(line)) }
            try tried.perform("answer")
          } else if wrong.isEmpty {
            try tried.perform("hint")
          } else {
            try tried.perform("answer \(wrong)")
          }
          let said = try #require(tried.session.course?.feedback?.text)
            .split(separator: "\n").joined(separator: " ")
          for (rows, columns) in [(24, 80), (40, 120), (24, 120)] {
            let text = tried.text(rows, columns, Self.unicode)
            #expect(
              Self.shows(words, text), "\(step.id) \(rows)×\(columns) after \(wrong)\n\(text)")
            let plain = said.replacing("**", with: "")
            #expect(Self.shows(plain, text), "\(step.id) \(rows)×\(columns) says \(said)\n\(text)")
          }
        }
        // Keys have names where there are no arrows.
        let text = tried.text(24, 80, Self.ascii)
        let spelled = words.replacing("→", with: "Right").replacing("×", with: "x")
          .replacing("−", with: "-")
        #expect(Self.shows(spelled, text), "\(step.id) in ASCII\n\(text)")
      }
      try stage.perform("next")
    }
  }

  @Test(arguments: files)
  func `the question stays in sight under a message and while a command is typed`(
    _ file: String
  ) throws {
    var stage = try Self.begin(file)
    while let step = stage.session.course?.step {
      if step.question != nil, let words = step.prose.last?.runs.map(\.text).joined() {
        for change in [Self.notice, Self.prompt] {
          var other = stage
          change(&other)
          let text = other.text(24, 80, Self.unicode)
          #expect(Self.shows(words, text) && Self.shows(step.heading, text), "\(text)")
        }
      }
      try stage.perform("next")
    }
  }
  private static func notice(_ stage: inout Stage) {
    stage.interaction.message = .init("nothing is left to take back", isFailure: true)
  }
  private static func prompt(_ stage: inout Stage) { _ = stage.press(":") }

  @Test(arguments: files)
  func `the last line says how to leave, and after leaving how to come back`(
    _ file: String
  ) throws {
    var stage = try Self.begin(file)
    while stage.session.course?.isFinished == false {
      let hints = try #require(stage.text().split(separator: "\n").last)
      // Where an L can be chosen it is the answer.
      let isChoice = stage.session.course?.openQuestion?.beginsWord("L") == true
      // A screen of its own is closed first.
      let isOver = hints.contains("q close")
      #expect(
        isOver || hints.contains("Esc ") && (isChoice || hints.contains("L lessons")), "\(hints)")
      try stage.perform("next")
    }
    stage = try Self.begin(file)
    try stage.perform("leave")
    #expect(stage.text().split(separator: "\n").last?.contains("L the lesson") == true)
  }

  @Test
  func `each layer of the first walk is explained, and the answer stands in bars`() throws {
    var stage = try Self.begin(Self.files[0])
    for said in ["slid 4 kernels", "relu1", "2×2", "parts", "relu2", "best", "letter"] {
      try stage.perform("step")
      let text = stage.text(24, 80, Self.unicode)
      #expect(text.contains(said), "\(said)\n\(text)")
    }
    try stage.perform("step")
    let text = stage.text(24, 80, Self.unicode)
    #expect(text.contains("shares") && text.contains("4.7 %"), "\(text)")
    #expect(!text.contains("weights and biases"))
  }

  @Test
  func `after an edit a layer says it once, and the next ones say what they do`() throws {
    var stage = try Stage("letters", "goto edges")
    try stage.perform("set edges.weight[1,0] = zero")
    try stage.perform("view network")
    let said = "numbers are new:"
    #expect(Self.shows(said, stage.text()))
    try stage.perform("goto pool")
    try stage.perform("view network")
    #expect(!Self.shows(said, stage.text()))
    #expect(Self.shows("pool kept", stage.text()))
    try stage.perform("difference")
    #expect(Self.shows(said, stage.text()))
  }

  @Test
  func `the pictures of a goal are drawn with what is wanted of them`() throws {
    for (step, shown) in [
      ("vertical", ["bars-level", "under 1"]), ("slant", ["bars-upright", "bars-level"]),
      ("repair", ["read as L", "read as T"]),
    ] {
      var stage = try Self.begin(Self.files[3], step)
      for (rows, columns) in [(24, 80), (40, 120)] {
        let text = stage.text(rows, columns, Self.unicode)
        for words in shown { #expect(text.contains(words), "\(step)\n\(text)") }
        #expect(!text.contains("edges[0] on"))
      }
    }
  }

  @Test
  func `a picture that is a grid of numbers is seen with its numbers`() throws {
    var stage = try Self.begin(Self.files[1])
    #expect(stage.text().contains("0  0  1  1  0  0  0  0  1  1  0  0"))
  }

  @Test
  func `the end says done only of what was done`() throws {
    var stage = try Self.begin(Self.files[0])
    try stage.perform("step 8")
    try stage.perform("answer")
    while stage.session.course?.isFinished == false { try stage.perform("next") }
    let text = stage.text()
    #expect(text.contains("1 done, 7 skipped") && !text.contains("You can now"), "\(text)")
    #expect(text.contains("Remember") && text.contains("Your turn  skipped"))
    try stage.perform("lessons")
    let list = stage.text(24, 80, Self.unicode)
    #expect(stage.text(24, 80, Self.ascii).contains(">> the solution was shown"))
    #expect(list.contains("– What shrinks and what grows") && list.contains("✓ From a picture"))
  }

  @Test
  func `a map loses its name with the kernel that it was named after`() throws {
    var stage = try Stage("letters", "goto edges[1]")
    #expect(stage.text().contains("right edges"))
    try stage.perform("set edges.weight[1,0] = gaussian")
    #expect(stage.text().contains("was right edges"))
    try stage.perform("reset edges.weight[1,0]")
    #expect(!stage.text().contains("was right edges"))
  }

  @Test
  func `a terminal too small for a step says so`() throws {
    var stage = try Self.begin(Self.files[2])
    #expect(stage.text(18, 60).contains("needs a larger window"))
    #expect(stage.text(18, 60).contains("78x22"))
    #expect(!stage.text(22, 78).contains("needs a larger window"))
  }
}
