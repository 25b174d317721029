import ConvNet
import ConvSession
import ConvWork
import Testing

struct ReplayTests {
  @Test(arguments: 0..<300)
  func `replaying a random history from cold caches reproduces the session`(seed: Int) throws {
    var commands = RandomCommands(seed: UInt64(seed))
    var driver = try Driver(model: "letters", input: nil, stepping: seed.isMultiple(of: 2))
    let start = driver.session
    for _ in 0..<30 {
      do throws(CommandError) { try driver.perform(commands.next(driver.session)) } catch {}
    }
    var replayed = Driver(start)
    for command in driver.session.history {
      let parsed = try Command(parsing: command.text)
      #expect(parsed == command, "\(command.text)")
      try replayed.perform(parsed)
    }
    #expect(replayed.session == driver.session)
    #expect(replayed.answer() == driver.answer())
  }

  @Test func `random histories do what they are for: most commands can be done`() throws {
    var (done, refused) = (0, 0)
    for seed in 0..<20 {
      var commands = RandomCommands(seed: UInt64(seed))
      var driver = try Driver(model: "letters", input: nil, stepping: true)
      for _ in 0..<30 {
        if driver.failure(commands.next(driver.session)) == nil { done += 1 } else { refused += 1 }
      }
    }
    #expect(done > 300, "of 600")
    #expect(refused > 30, "of 600")
  }

  @Test func `steps add up in the history`() throws {
    var (once, twice) = (try Sample.letters.driver(), try Sample.letters.driver())
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
    var driver = try Sample.letters.driver()
    for text in ["numbers", "hand output", "move 1 1", "menu", "help", "show x.svg", "quit"] {
      try driver.perform(text)
    }
    #expect(driver.session.history.isEmpty)
  }
}
