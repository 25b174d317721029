import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct EscapeTests {
  @Test func `Escape leaves one thing at a time, from the innermost out`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("set edges.bias[0] = 3")
    try stage.perform("goto edges[1]")
    try stage.perform("view layer")
    try stage.play("d", "e", "5")
    try stage.play("escape")
    #expect(stage.interaction.typed == nil)
    #expect(stage.interaction.hand == .kernel)
    try stage.play("=", "escape")
    #expect(stage.interaction.overlay == nil)
    #expect(stage.interaction.hand == .kernel)
    try stage.play("escape")
    #expect(stage.interaction.hand == .pass)
    #expect(stage.interaction.screen == .layer)
    try stage.play("space")
    #expect(stage.interaction.isRunning)
    try stage.play("escape")
    #expect(!stage.interaction.isRunning)
    #expect(stage.interaction.screen == .layer)
    try stage.play("escape")
    #expect(stage.interaction.screen == nil)
    try stage.play("escape")
    #expect(!stage.interaction.showsDifference)
    #expect(stage.session.position.crumbs.last == "map 1")
    try stage.play("escape")
    #expect(stage.session.position.crumbs == ["network", "edges"])
    try stage.play("escape", "escape", "escape")
    #expect(stage.session.place.rung == .network)
  }

  @Test func `the same command typed in full leaves in the same order`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("goto edges[1]")
    try stage.perform("go")
    try stage.perform("escape")
    #expect(!stage.interaction.isRunning)
    #expect(stage.session.place.rung == .map)
  }

  @Test func `a key stops a run and is done`() throws {
    var stage = try Sample.letters.stage()
    try stage.play("space", "right")
    #expect(!stage.interaction.isRunning)
    #expect(stage.session.place.layer == 1)
  }

  @Test func `in help a key scrolls, leaves, or goes back`() throws {
    var stage = try Sample.letters.stage()
    try stage.play("?", "down", "pagedown", "up")
    #expect(stage.interaction.scroll == 18)
    try stage.play("?")
    #expect(stage.interaction.overlay == nil)
    try stage.play("m", "Z")
    #expect(stage.interaction.overlay == .menu)
    try stage.play("m")
    #expect(stage.interaction.overlay == nil)
  }

  @Test func `every choice of the menu can be done`() throws {
    var edges = try Sample.letters.stage()
    try edges.perform("goto edges[1]")
    let choices = Menus.places(edges.session, edges.surroundings)
    #expect(choices.count > 15 && choices.count <= Menus.letters.count)
    for (letter, choice) in zip(Menus.letters, choices) where choice.obstacle == nil {
      var stage = try Sample.letters.stage()
      try stage.perform("goto edges[1]")
      try stage.play("m", letter)
      #expect(stage.interaction.overlay == nil, "\(choice.name)")
    }
  }

  @Test func `on the welcome a moving key closes it and acts, and Escape stays`() throws {
    var stage = try Sample.letters.stage(stepping: true)
    stage.interaction.screen = .welcome
    try stage.play("escape", "n")
    #expect(stage.interaction.screen == .welcome)
    try stage.play("right")
    #expect(stage.interaction.screen == nil)
    #expect(stage.session.place.layer == 1)
  }

  @Test func `the difference is to what is compared, or to before the last change`() throws {
    var stage = try Sample.letters.stage()
    #expect(throws: CommandError.self) { try stage.play("d") }
    let opened = stage.session.subject
    try stage.perform("set edges.bias[0] = 3")
    let first = stage.session.subject
    try stage.perform("set edges.bias[0] = 4")
    #expect(stage.interaction.before(in: stage.session) == first)
    try stage.perform("compare opened")
    #expect(stage.interaction.before(in: stage.session) == opened)
    try stage.perform("compare before")
    try stage.perform("set edges.bias[0] = 5")
    #expect(stage.interaction.before(in: stage.session) == first)
    try stage.perform("compare off")
    try stage.perform("resize 20x20")
    #expect(stage.interaction.before(in: stage.session) == nil)
    #expect(throws: CommandError.self) { try stage.perform("compare before") }
  }
}
