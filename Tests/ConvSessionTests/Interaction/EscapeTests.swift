import ConvNet
import ConvSession
import ConvWork
import Testing

struct EscapeTests {
  @Test func `Escape leaves one thing at a time, from the innermost out`() throws {
    var driver = try Sample.letters.driver()
    try driver.perform("set edges.bias[0] = 3")
    try driver.perform("goto edges[1]")
    try driver.perform("view layer")
    try driver.press("d", "e", "5")
    try driver.press("escape")
    #expect(driver.interaction.typed == nil)
    #expect(driver.interaction.hand == .kernel)
    try driver.press("=", "escape")
    #expect(driver.interaction.overlay == nil)
    #expect(driver.interaction.hand == .kernel)
    try driver.press("escape")
    #expect(driver.interaction.hand == .pass)
    #expect(driver.interaction.screen == .layer)
    try driver.press("space")
    #expect(driver.interaction.isRunning)
    try driver.press("escape")
    #expect(!driver.interaction.isRunning)
    #expect(driver.interaction.screen == .layer)
    try driver.press("escape")
    #expect(driver.interaction.screen == nil)
    try driver.press("escape")
    #expect(!driver.interaction.showsDifference)
    #expect(driver.session.position.crumbs.last == "map 1")
    try driver.press("escape")
    #expect(driver.session.position.crumbs == ["network", "edges"])
    try driver.press("escape", "escape", "escape")
    #expect(driver.session.place.rung == .network)
  }

  @Test func `the same command typed in full leaves in the same order`() throws {
    var driver = try Sample.letters.driver()
    try driver.perform("goto edges[1]")
    try driver.perform("go")
    try driver.perform("escape")
    #expect(!driver.interaction.isRunning)
    #expect(driver.session.place.rung == .map)
  }

  @Test func `a key stops a run and is done`() throws {
    var driver = try Sample.letters.driver()
    try driver.press("space", "right")
    #expect(!driver.interaction.isRunning)
    #expect(driver.session.place.layer == 1)
  }

  @Test func `in help a key scrolls, leaves, or goes back`() throws {
    var driver = try Sample.letters.driver()
    try driver.press("?", "down", "pagedown", "up")
    #expect(driver.interaction.scroll == 18)
    try driver.press("?")
    #expect(driver.interaction.overlay == nil)
    try driver.press("m", "x")
    #expect(driver.interaction.overlay == .menu)
    try driver.press("m")
    #expect(driver.interaction.overlay == nil)
  }

  @Test func `every choice of the menu can be done`() throws {
    for (letter, choice) in zip(Menus.letters, Menus.screens) {
      var driver = try Sample.letters.driver()
      try driver.perform("goto edges[1]")
      try driver.press("m", letter)
      #expect(driver.interaction.overlay == nil, "\(choice.name)")
    }
  }

  @Test func `on the welcome a moving key closes it and acts, and Escape stays`() throws {
    var driver = try Sample.letters.driver(stepping: true)
    driver.interaction.screen = .welcome
    try driver.press("escape", "n")
    #expect(driver.interaction.screen == .welcome)
    try driver.press("right")
    #expect(driver.interaction.screen == nil)
    #expect(driver.session.place.layer == 1)
  }

  @Test func `the difference is to what is compared, or to before the last change`() throws {
    var driver = try Sample.letters.driver()
    #expect(throws: CommandError.self) { try driver.press("d") }
    let opened = driver.session.subject
    try driver.perform("set edges.bias[0] = 3")
    let first = driver.session.subject
    try driver.perform("set edges.bias[0] = 4")
    #expect(driver.interaction.before(in: driver.session) == first)
    try driver.perform("compare opened")
    #expect(driver.interaction.before(in: driver.session) == opened)
    try driver.perform("compare before")
    try driver.perform("set edges.bias[0] = 5")
    #expect(driver.interaction.before(in: driver.session) == first)
    try driver.perform("compare off")
    try driver.perform("resize 20x20")
    #expect(driver.interaction.before(in: driver.session) == nil)
    #expect(throws: CommandError.self) { try driver.perform("compare before") }
  }
}
