import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

/// The menu, the help, and the ways out.
struct MenuTests {
  @Test func `the arrows move a cursor and Enter takes`() throws {
    var stage = try Sample.letters.stage()
    try stage.play("m")
    let choices = Menus.places(stage.session, stage.surroundings)
    let table = try #require(choices.firstIndex { $0.name == "table" })
    for _ in 0..<table { try stage.play("down") }
    try stage.play("down", "up", "enter")
    #expect(stage.interaction.overlay == nil)
    #expect(stage.interaction.screen == .table)
  }

  @Test func `lessons come first, and headings keep together what belongs together`() throws {
    var stage = try Sample.letters.stage()
    stage.surroundings.shelf = [
      LessonEntry(id: "a", title: "A", minutes: 1, steps: [])
    ]
    // Ways to fail are there once something was learned.
    try stage.perform("forget")
    let headings = Menus.places(stage.session, stage.surroundings).map(\.heading)
    var order: [Menus.Heading] = []
    for heading in headings where heading != order.last { order.append(heading) }
    #expect(order == Menus.Heading.allCases)
  }

  @Test func `what can not be taken says why, and the menu stays open`() throws {
    var stage = try Sample.letters.stage()
    try stage.play("m")
    let choices = Menus.places(stage.session, stage.surroundings)
    let compare = try #require(choices.firstIndex { $0.name == "compare" })
    try stage.play(Menus.letters[compare])
    #expect(stage.interaction.overlay == .menu)
    #expect(stage.interaction.message?.text == "compare: nothing has been changed yet")
    try stage.perform("set edges.bias[0] = 3")
    #expect(Menus.places(stage.session, stage.surroundings)[compare].obstacle == nil)
  }

  @Test(arguments: ["m", "?", "w", "t"])
  func `q closes what is open before it leaves the program`(key: String) throws {
    var stage = try Sample.letters.stage()
    try stage.play(key)
    #expect(stage.press("q") == nil)
    #expect(stage.interaction.overlay == nil && stage.interaction.screen == nil)
    #expect(stage.press("q") == .quit)
  }

  @Test func `every key is in the help`() {
    let named = Set(HelpRow.sections.flatMap(\.rows).flatMap(\.keys))
    let moved: Set = ["h", "j", "k", "l", "ctrl-c"]
    for binding in Keymap.bindings where !moved.contains(binding.key) {
      #expect(named.contains(binding.key), "\(binding.key)")
    }
  }

  @Test func `examples of commands can be read, and are of their command`() throws {
    for row in CommandTable.rows {
      for example in row.examples {
        #expect(try Command(parsing: example.text).row.name == row.name, "\(example.text)")
      }
    }
    #expect(CommandTable.row("set")?.examples.count == 4)
  }

  @Test(arguments: [
    ("goto ed", ["edges", "edges[0…3]"]), ("goto edges[", ["edges[0]", "edges[1]"]),
    ("goto edges.", ["edges.weight", "edges.bias"]), ("zoom ", ["in", "out"]),
    ("set edges.bias[0] = so", ["sobel-x", "sobel-y"]),
  ])
  func `what can follow is listed without what is typed already`(
    text: String, words: [String]
  ) throws {
    let stage = try Sample.letters.stage()
    let listed = Completion.listing(for: text, in: stage.session, stage.surroundings)
    #expect(Array(listed.prefix(words.count)) == words)
  }
}
