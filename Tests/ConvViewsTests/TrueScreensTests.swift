import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import Testing

@Suite("What stands on a screen is true, whole and in words")
struct TrueScreensTests {
  private func text(
    _ model: String, _ commands: [String], rows: Int = 24, columns: Int = 80
  ) throws -> String {
    var stage = try Stage(model: model, input: nil, stepping: false)
    for command in commands { try stage.perform(command) }
    return stage.text(rows, columns)
  }

  @Test("No words lie on the zeros that a channel adds")
  func zeros() throws {
    let text = try text("letters", ["goto parts[0]"], rows: 40, columns: 120)
    #expect(!text.contains("everywhere"), "\(text)")
  }

  @Test("Where maps with their kernels fill two rows, they stand in two")
  func twoRows() throws {
    var stage = try Stage("branches", "goto small")
    #expect(stage.frame(Size(rows: 40, columns: 120), .plain).sheet?.down == 2)
  }

  @Test(
    "No sign stands before another sign",
    arguments: [("letters", "letter"), ("letters", "letter[2]"), ("scenes", "scene[3]")],
    [(24, 80), (40, 120)])
  func signs(_ place: (model: String, address: String), _ size: (rows: Int, columns: Int)) throws {
    let text = try text(
      place.model, ["goto \(place.address)"], rows: size.rows, columns: size.columns)
    #expect(!text.contains("+ -"), "\(text)")
  }

  @Test("A unit's weights and sum are named in words")
  func unitWords() throws {
    let text = try text("letters", ["goto letter[1]"])
    #expect(text.contains("weight 0") && text.contains("= T"), "\(text)")
    #expect(!text.contains("weight[1") && !text.contains("letter[1]"), "\(text)")
  }

  @Test("Where rounded numbers do not add up to the last digit, that is said")
  func rounded() throws {
    let groups = try text("shapes", ["goto shape[0]"])
    #expect(groups.contains("put together line by line, each rounded"), "\(groups)")
    let channels = try text("lenet", ["goto conv2[3,2,2]"])
    #expect(channels.contains("each rounded."), "\(channels)")
    #expect(try !text("letters", ["goto parts[0,1,1]"]).contains("rounded"))
  }

  @Test("Flattened maps stand in lines of their own", arguments: ["residual", "lenet"])
  func lines(_ model: String) throws {
    let text = try text(model, ["goto flatten"], rows: 40, columns: 120)
    #expect(text.contains("map 7 "), "\(text)")
    #expect(!text.contains("numbers a line"))
    #expect(model != "lenet" || text.contains("the maps before they were laid out"), "\(text)")
  }

  @Test("The update of a dense layer shows all that meets at its weight")
  func denseUpdate() throws {
    let text = try text(
      "letters", ["view update", "watch 1", "watch 1"], rows: 40, columns: 120)
    #expect(text.contains("it read best"), "\(text)")
    #expect(text.contains("gradient of letter"), "\(text)")
    #expect(text.contains("their gradients"), "\(text)")
  }

  @Test("What is not 0 is not written as 0 where it is said that it is none")
  func smallGradients() throws {
    let text = try text("lenet", ["view update"])
    #expect(!text.contains("x 0.0000,"), "\(text)")
  }

  @Test("A sentence on ReLU is complete without the count")
  func story() throws {
    let text = try text("letters", [], rows: 40, columns: 120)
    #expect(text.contains("the rest became 0. No number moved"), "\(text)")
  }

  @Test("A list of maps cuts no name without saying so")
  func names() throws {
    let text = try text("letters", ["goto parts[0]"], rows: 40, columns: 120)
    #expect(text.contains("3 bottom right"), "\(text)")
    #expect(!text.contains(/3 bottom right +[0-9]/), "\(text)")
  }

  @Test("Classes keep their names where there is room")
  func classes() throws {
    let table = try text("shapes", ["view confusion"], rows: 40, columns: 120)
    #expect(table.contains("hourglass"), "\(table)")
    #expect(try text("shapes", ["view learning"]).contains("square"))
  }

  @Test("A map in which nothing changed says so")
  func unchanged() throws {
    let text = try text(
      "letters", ["set edges.weight[1,0] = 0", "goto edges", "difference"], rows: 40,
      columns: 120)
    #expect(text.contains("as it was"), "\(text)")
  }

  @Test("A digit that is dark on light is answered with what turns it round")
  func ground() throws {
    let network = try Stage("lenet").session.network
    let light = Tensor(Shape(1, 28, 28), [Float](repeating: 1, count: 784))
    var stage = Stage(network, Picture(name: "paper", pixels: light), stepping: false)
    #expect(stage.text().contains(":invert turns yours."), "\(stage.text())")
    try stage.perform("invert")
    #expect(!stage.text().contains(":invert"))
    #expect(stage.session.subject.pixels[0, 0, 0] == 0)
    #expect(try !text("lenet", []).contains(":invert"))
  }

  @Test("Facts have a line each, or are left out")
  func facts() throws {
    for (rows, columns) in [(18, 60), (20, 72), (24, 80)] {
      let lines = try text("lenet", [], rows: rows, columns: columns).split(separator: "\n")
      #expect(!lines.contains { $0.contains("H, W ") && $0.contains(" C  ") }, "\(lines)")
      #expect(lines.contains { $0.contains("weights, ") && $0.contains(" products") })
    }
  }

  @Test("The last step of a pass says how scores became shares")
  func shares() throws {
    let text = try text("letters", ["goto softmax", "zoom out", "stepping on"])
    #expect(text.contains("e to the power of each"), "\(text)")
  }

  @Test("A message leaves no half of a sentence above it")
  func whole() throws {
    for screen in ["learning", "network", "update", "confusion"] {
      var stage = try Stage("letters", "forget", "train 40", "view \(screen)")
      stage.interaction.message = .init(
        String(repeating: "something is to be said ", count: 5), isFailure: false)
      let rows = stage.text().split(separator: "\n", omittingEmptySubsequences: false)
      let first = try #require(rows.firstIndex { $0.contains("something is to be said") })
      let above = rows[first - 1].split(separator: " ").last ?? ""
      let isSentence = above.isEmpty || ".:%".contains(above.last ?? ".")
      #expect(isSentence, "\(screen)\n\(rows.joined(separator: "\n"))")
    }
  }

  // MARK: Lessons

  @Test("A step is named by its place as well, and the end counts the same things twice alike")
  func end() throws {
    let file = LessonScreenTests.path("01-walk-it-once.md")
    var stage = try Stage(nil, stepping: false)
    try stage.perform("lesson \(file)#4")
    #expect(stage.session.course?.index == 3)
    #expect(throws: CommandError.self) { try stage.perform("lesson \(file)#99") }
    try stage.perform("lesson \(file)#1")
    while stage.session.course?.isFinished == false { try stage.perform("next") }
    let text = stage.text()
    let asked = stage.session.course?.lesson.steps.count { $0.question != nil } ?? 0
    #expect(text.contains("\(asked) skipped."), "\(text)")
    #expect(text.contains("0 of \(asked) questions"), "\(text)")
  }

  @Test("What is no answer is said below it, and the keys stay")
  func refused() throws {
    var stage = try LessonScreenTests.begin("01-walk-it-once.md", "maps")
    stage.interaction.message = .init("2x is not a number", isFailure: true)
    let rows = stage.text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[22].contains("2x is not a number") && rows[23].contains("Esc leave"))
  }

  @Test("A number that is typed in words may be below zero")
  func minus() throws {
    var stage = try LessonScreenTests.begin("01-walk-it-once.md", "maps")
    for key in "minus two".map({ $0 == " " ? "space" : String($0) }) { try stage.play(key) }
    #expect(stage.interaction.answer == "minus two")
    #expect(!stage.text().contains("is no number"))
    try stage.play("enter")
    #expect(stage.session.course?.record.answer == "minus two")
    try stage.play("m")
    #expect(stage.text().contains("m again: "))
    try stage.play("m")
    #expect(stage.interaction.overlay == .menu)
  }
}
