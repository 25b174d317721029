import ConvNet
import ConvSession
import ConvWork
import Testing

struct PromptTests {
  private func typed(_ text: String, into driver: inout Driver) throws {
    for character in text {
      try driver.press(character == " " ? "space" : String(character))
    }
  }

  @Test func `a command is typed, and Enter does it`() throws {
    var driver = try Sample.letters.driver()
    try driver.press(":")
    try typed("goto edges[2]", into: &driver)
    #expect(driver.interaction.prompt?.text == "goto edges[2]")
    try driver.press("enter")
    #expect(driver.session.position.crumbs.last == "map 2")
    #expect(driver.interaction.prompt == nil)
  }

  @Test func `letters that are keys elsewhere are text here`() throws {
    var driver = try Sample.letters.driver()
    try driver.press(":", "q", "u", "?", "d")
    #expect(driver.interaction.prompt?.text == "qu?d")
    try driver.press("backspace", "backspace", "home", "x", "right", "y", "end", "left", "z")
    #expect(driver.interaction.prompt?.text == "xqyzu")
    try driver.press("escape")
    #expect(driver.interaction.prompt == nil)
    #expect(driver.session.history.isEmpty)
  }

  @Test func `backspace in an empty line and Enter in a blank one leave it`() throws {
    var driver = try Sample.letters.driver()
    try driver.press(":", "backspace")
    #expect(driver.interaction.prompt == nil)
    try driver.press(":", "space", "enter")
    #expect(driver.interaction.prompt == nil)
  }

  @Test func `Tab goes through what the text can become, and round again`() throws {
    var driver = try Sample.letters.driver()
    try driver.press(":", "s", "t", "tab")
    #expect(driver.interaction.prompt?.text == "step")
    try driver.press("tab")
    #expect(driver.interaction.prompt?.text == "stepping")
    try driver.press("tab")
    #expect(driver.interaction.prompt?.text == "step")
  }

  @Test(arguments: [
    ("goto e", ["goto edges"]), ("open s", ["open scenes"]),
    ("zoom ", ["zoom in", "zoom out"]), ("input b", ["input bars-upright", "input bars-level"]),
    ("set letter.w", ["set letter.weight = "]),
    ("set edges.bias = so", ["set edges.bias = sobel-x", "set edges.bias = sobel-y"]),
    ("undo ", []), ("xyzzy ", []), ("view p", ["view product"]),
  ])
  func `completion knows what follows a command`(text: String, candidates: [String]) throws {
    let session = try Sample.letters.driver().session
    #expect(Completion.candidates(for: text, in: session) == candidates)
  }

  @Test func `what Tab offers can be read`() throws {
    let session = try Sample.letters.driver().session
    for row in CommandTable.rows {
      for candidate in Completion.candidates(for: "\(row.name) ", in: session)
      where !candidate.hasSuffix("= ") {
        #expect(throws: Never.self, "\(candidate)") { try Command(parsing: candidate) }
      }
    }
  }

  @Test func `up recalls what was typed, and down the line one was typing`() throws {
    var driver = try Sample.letters.driver()
    for line in ["step 2", "numbers", "numbers"] {
      try driver.press(":")
      try typed(line, into: &driver)
      try driver.press("enter")
    }
    try driver.press(":", "b", "a", "up")
    #expect(driver.interaction.prompt?.text == "numbers")
    try driver.press("up", "up", "up")
    #expect(driver.interaction.prompt?.text == "step 2")
    try driver.press("down", "down")
    #expect(driver.interaction.prompt?.text == "ba")
  }

  @Test func `a slash finds a layer by name or kind`() throws {
    var driver = try Sample.letters.driver()
    try driver.press("/", "p", "a", "enter")
    #expect(driver.session.position.node.alias == "parts")
    try driver.perform("find dense")
    #expect(driver.session.position.node.alias == "letter")
    try driver.press("/", "b", "tab", "enter")
    #expect(driver.session.position.node.alias == "best")
  }

  @Test func `what is pasted goes into the line, and nowhere else`() throws {
    var driver = try Sample.letters.driver()
    driver.interaction.paste("quit")
    #expect(driver.interaction == Interaction())
    try driver.press(":")
    driver.interaction.paste("open \u{1B}x\nquit")
    #expect(driver.interaction.prompt?.text == "open x")
  }
}
