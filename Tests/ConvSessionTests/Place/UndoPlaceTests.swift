import ConvNet
import ConvSession
import ConvWork
import Testing

struct UndoPlaceTests {
  @Test func `a change keeps the place and turns stepping off`() throws {
    for text in [
      "set edges.bias[0] = 4", "mute edges[1]", "paint 3 3 1", "input T", "shuffle 3", "reset",
    ] {
      var driver = try Sample.letters.driver(stepping: true)
      try driver.perform("goto parts[2,1,1]")
      let place = driver.session.place
      try driver.perform(text)
      #expect(driver.session.place == place, "\(text)")
      #expect(!driver.session.isStepping, "\(text)")
    }
  }

  @Test func `undo and redo cover the subject, never place or comparison`() throws {
    var driver = try Sample.letters.driver()
    let opened = driver.session.subject
    try driver.perform("set edges.weight[1,0] = zero")
    let edited = driver.session.subject
    try driver.perform("compare opened")
    try driver.perform("goto parts[2,1,1]")
    try driver.perform("stepping on")
    let place = driver.session.place
    try driver.perform("undo")
    #expect(driver.session.subject == opened)
    #expect(driver.session.place == place)
    #expect(driver.session.compared == opened)
    #expect(!driver.session.isStepping)
    try driver.perform("redo")
    #expect(driver.session.subject == edited)
    #expect(driver.failure("redo") == .nothingToRedo)
    try driver.perform("undo")
    #expect(driver.failure("undo") == .nothingToUndo)
  }

  @Test func `a new change forgets what was undone`() throws {
    var driver = try Sample.letters.driver()
    try driver.perform("set edges.bias[0] = 4")
    try driver.perform("undo")
    try driver.perform("set edges.bias[0] = 5")
    #expect(driver.failure("redo") == .nothingToRedo)
  }

  @Test func `open goes to the input and keeps the mode`() throws {
    for isStepping in [true, false] {
      var driver = try Sample.letters.driver(stepping: isStepping)
      try driver.perform("goto parts[2,1,1]")
      try driver.perform("open scenes")
      #expect(driver.session.place == Place())
      #expect(driver.session.isStepping == isStepping)
    }
  }

  @Test func `after the undo of an open a layer of the same number is not the same place`() throws {
    var driver = try Sample.letters.driver()
    try driver.perform("network input 1x12x12 > conv 9 3x3 > edges: conv 5 3x3")
    try driver.perform("goto conv1[8,1,1]")
    try driver.perform("undo")
    #expect(driver.session.place == Place())
    try driver.perform("redo")
    try driver.perform("goto edges[3,7,2]")
    try driver.perform("undo")
    #expect(driver.session.position.crumbs == ["network", "edges", "map 3", "cell (7, 2)"])
    #expect(driver.session.place.layer == 1)
    try driver.perform("redo")
    try driver.perform("goto edges[4]")
    try driver.perform("undo")
    #expect(driver.session.place == Place())
  }

  @Test func `a picture of another size keeps rows and columns`() throws {
    var driver = try Sample.letters.driver()
    try driver.perform("goto edges[1,9,2]")
    try driver.perform("resize 20x30")
    #expect(driver.session.position.crumbs.last == "cell (9, 2)")
    try driver.perform("goto edges[1,15,2]")
    try driver.perform("reset")
    #expect(driver.session.place == Place())
    let answer = driver.answer()
    #expect(abs((answer?[2] ?? 0) - 0.94888) < 1e-5)
  }

  @Test func `what changes nothing leaves nothing to undo`() throws {
    var driver = try Sample.letters.driver()
    for text in ["reset", "reset edges[1]", "reset edges.bias", "reset input", "input O"] {
      try driver.perform(text)
    }
    #expect(driver.session.past.isEmpty)
  }
}
