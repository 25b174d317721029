import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct ReplayTests {
  @Test(arguments: 0..<300)
  func `replaying a random history from cold caches reproduces the session`(seed: Int) throws {
    var commands = RandomCommands(seed: UInt64(seed))
    var stage = try Stage(model: "letters", input: nil, stepping: seed.isMultiple(of: 2))
    let start = stage.session
    for _ in 0..<30 {
      do throws(CommandError) { try stage.perform(commands.next(stage.session)) } catch {}
    }
    var replayed = Stage(start)
    for command in stage.session.history {
      let parsed = try Command(parsing: command.text)
      #expect(parsed == command, "\(command.text)")
      try replayed.perform(parsed)
    }
    #expect(replayed.session == stage.session)
    #expect(replayed.answer() == stage.answer())
  }

  @Test func `random histories do what they are for: most commands can be done`() throws {
    var (done, refused) = (0, 0)
    for seed in 0..<20 {
      var commands = RandomCommands(seed: UInt64(seed))
      var stage = try Stage(model: "letters", input: nil, stepping: true)
      for _ in 0..<30 {
        if stage.failure(commands.next(stage.session)) == nil { done += 1 } else { refused += 1 }
      }
    }
    #expect(done > 300, "of 600")
    #expect(refused > 30, "of 600")
  }

  @Test func `steps add up in the history`() throws {
    var (once, twice) = (try Sample.letters.stage(), try Sample.letters.stage())
    try once.perform("goto edges[0,0,0]")
    try once.perform("step 20")
    try twice.perform("goto edges[0,0,0]")
    try twice.perform("step 12")
    try twice.perform("step 8")
    #expect(once.session == twice.session)
    #expect(once.session.history.map(\.text) == ["goto edges[0,0,0]", "step 20"])
    try twice.perform("back 3")
    try twice.perform("back")
    #expect(twice.session.history.last?.text == "back 4")
  }

  @Test func `what only looks or writes is not recorded`() throws {
    var stage = try Sample.letters.stage()
    for text in ["numbers", "hand output", "move 1 1", "menu", "help", "show x.svg", "quit"] {
      try stage.perform(text)
    }
    #expect(stage.session.history.isEmpty)
  }
}
