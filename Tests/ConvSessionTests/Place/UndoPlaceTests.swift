import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct UndoPlaceTests {
  @Test func `a change keeps the place and turns stepping off`() throws {
    for text in [
      "set edges.bias[0] = 4", "mute edges[1]", "paint 3 3 1", "input T", "shuffle 3", "reset",
    ] {
      var stage = try Sample.letters.stage(stepping: true)
      try stage.perform("goto parts[2,1,1]")
      let place = stage.session.place
      try stage.perform(text)
      #expect(stage.session.place == place, "\(text)")
      #expect(!stage.session.isStepping, "\(text)")
    }
  }

  @Test func `undo and redo cover the subject, never place or comparison`() throws {
    var stage = try Sample.letters.stage()
    let opened = stage.session.subject
    try stage.perform("set edges.weight[1,0] = zero")
    let edited = stage.session.subject
    try stage.perform("compare opened")
    try stage.perform("goto parts[2,1,1]")
    try stage.perform("stepping on")
    let place = stage.session.place
    try stage.perform("undo")
    #expect(stage.session.subject == opened)
    #expect(stage.session.place == place)
    #expect(stage.session.compared == opened)
    #expect(!stage.session.isStepping)
    try stage.perform("redo")
    #expect(stage.session.subject == edited)
    #expect(stage.failure("redo") == .nothingToRedo)
    try stage.perform("undo")
    #expect(stage.failure("undo") == .nothingToUndo)
  }

  @Test func `a new change forgets what was undone`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("set edges.bias[0] = 4")
    try stage.perform("undo")
    try stage.perform("set edges.bias[0] = 5")
    #expect(stage.failure("redo") == .nothingToRedo)
  }

  @Test func `open goes to the input and keeps the mode`() throws {
    for isStepping in [true, false] {
      var stage = try Sample.letters.stage(stepping: isStepping)
      try stage.perform("goto parts[2,1,1]")
      try stage.perform("open scenes")
      #expect(stage.session.place == Place())
      #expect(stage.session.isStepping == isStepping)
    }
  }

  @Test func `after the undo of an open a layer of the same number is not the same place`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("network input 1x12x12 > conv 9 3x3 > edges: conv 5 3x3")
    try stage.perform("goto conv1[8,1,1]")
    try stage.perform("undo")
    #expect(stage.session.place == Place())
    try stage.perform("redo")
    try stage.perform("goto edges[3,7,2]")
    try stage.perform("undo")
    #expect(stage.session.position.crumbs == ["network", "edges", "map 3", "cell (7, 2)"])
    #expect(stage.session.place.layer == 1)
    try stage.perform("redo")
    try stage.perform("goto edges[4]")
    try stage.perform("undo")
    #expect(stage.session.place == Place())
  }

  @Test func `a picture of another size keeps rows and columns`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("goto edges[1,9,2]")
    try stage.perform("resize 20x30")
    #expect(stage.session.position.crumbs.last == "cell (9, 2)")
    try stage.perform("goto edges[1,15,2]")
    try stage.perform("reset")
    #expect(stage.session.place == Place())
    let answer = stage.answer()
    #expect(abs((answer?[2] ?? 0) - 0.94888) < 1e-5)
  }

  @Test func `what changes nothing leaves nothing to undo`() throws {
    var stage = try Sample.letters.stage()
    for text in ["reset", "reset edges[1]", "reset edges.bias", "reset input", "input O"] {
      try stage.perform(text)
    }
    #expect(stage.session.past.isEmpty)
  }
}
