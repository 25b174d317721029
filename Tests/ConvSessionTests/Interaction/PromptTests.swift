import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct PromptTests {
  private func typed(_ text: String, into stage: inout Stage) throws {
    for character in text {
      try stage.play(character == " " ? "space" : String(character))
    }
  }

  @Test func `a command is typed, and Enter does it`() throws {
    var stage = try Sample.letters.stage()
    try stage.play(":")
    try typed("goto edges[2]", into: &stage)
    #expect(stage.interaction.prompt?.text == "goto edges[2]")
    try stage.play("enter")
    #expect(stage.session.position.crumbs.last == "map 2")
    #expect(stage.interaction.prompt == nil)
  }

  @Test func `letters that are keys elsewhere are text here`() throws {
    var stage = try Sample.letters.stage()
    try stage.play(":", "q", "u", "?", "d")
    #expect(stage.interaction.prompt?.text == "qu?d")
    try stage.play("backspace", "backspace", "home", "x", "right", "y", "end", "left", "z")
    #expect(stage.interaction.prompt?.text == "xqyzu")
    try stage.play("escape")
    #expect(stage.interaction.prompt == nil)
    #expect(stage.session.history.isEmpty)
  }

  @Test func `backspace in an empty line and Enter in a blank one leave it`() throws {
    var stage = try Sample.letters.stage()
    try stage.play(":", "backspace")
    #expect(stage.interaction.prompt == nil)
    try stage.play(":", "space", "enter")
    #expect(stage.interaction.prompt == nil)
  }

  @Test func `Tab goes through what the text can become, and round again`() throws {
    var stage = try Sample.letters.stage()
    try stage.play(":", "s", "t", "e", "tab")
    #expect(stage.interaction.prompt?.text == "step")
    try stage.play("tab")
    #expect(stage.interaction.prompt?.text == "stepping")
    try stage.play("tab")
    #expect(stage.interaction.prompt?.text == "step")
  }

  @Test(arguments: [
    ("goto e", ["goto edges"]), ("open s", ["open shapes", "open scenes"]),
    ("zoom ", ["zoom in", "zoom out"]), ("input b", ["input bars-upright", "input bars-level"]),
    ("set letter.w", ["set letter.weight = "]),
    ("set edges.bias = so", ["set edges.bias = sobel-x", "set edges.bias = sobel-y"]),
    ("undo ", []), ("xyzzy ", []),
    ("view pr", ["view product", "view preprocessing", "view precision"]),
  ])
  func `completion knows what follows a command`(text: String, candidates: [String]) throws {
    let stage = try Sample.letters.stage()
    #expect(Completion.candidates(for: text, in: stage.session, stage.surroundings) == candidates)
  }

  @Test func `what Tab offers can be read`() throws {
    let stage = try Sample.letters.stage()
    for row in CommandTable.rows {
      for candidate in Completion.candidates(
        for: "\(row.name) ", in: stage.session, stage.surroundings)
      where !candidate.hasSuffix(" ") {
        #expect(throws: Never.self, "\(candidate)") { try Command(parsing: candidate) }
      }
    }
  }

  @Test func `up recalls what was typed, and down the line one was typing`() throws {
    var stage = try Sample.letters.stage()
    for line in ["step 2", "numbers", "numbers"] {
      try stage.play(":")
      try typed(line, into: &stage)
      try stage.play("enter")
    }
    try stage.play(":", "b", "a", "up")
    #expect(stage.interaction.prompt?.text == "numbers")
    try stage.play("up", "up", "up")
    #expect(stage.interaction.prompt?.text == "step 2")
    try stage.play("down", "down")
    #expect(stage.interaction.prompt?.text == "ba")
  }

  @Test func `a slash finds a layer by name or kind`() throws {
    var stage = try Sample.letters.stage()
    try stage.play("/", "p", "a", "enter")
    #expect(stage.session.position.node.alias == "parts")
    try stage.perform("find dense")
    #expect(stage.session.position.node.alias == "letter")
    try stage.play("/", "b", "tab", "enter")
    #expect(stage.session.position.node.alias == "best")
  }

  @Test func `what is pasted goes into the line, and nowhere else`() throws {
    var stage = try Sample.letters.stage()
    #expect(stage.paste("quit") == nil)
    #expect(stage.interaction == Interaction())
    try stage.play(":")
    #expect(stage.paste("open \u{1B}x\nquit") == nil)
    #expect(stage.interaction.prompt?.text == "open x")
  }

  @Test func `a pasted number is typed into the kernel, and pasted rows fill it`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("goto edges[0,0,0]")
    try stage.play("e")
    #expect(stage.paste("7.5") == nil)
    #expect(stage.interaction.typed == "7.5")
    try stage.play("enter")
    #expect(stage.session.subject.edits.count == 1)
    #expect(stage.paste("[[1, 2, 3],\n [4, 5e-1, 6],\n [-7, 8, 9]]\n") == nil)
    #expect(
      stage.session.subject.edits.last?.change
        == .weights("weight", indices: [0, 0], .matrix([[1, 2, 3], [4, 0.5, 6], [-7, 8, 9]])))
    #expect(stage.paste("1 2\n3 4") == nil)
    #expect(
      stage.interaction.message?.text == "4 numbers in 2 rows do not fill a kernel of 3×3")
    #expect(stage.session.subject.edits.count == 2)
  }
}
