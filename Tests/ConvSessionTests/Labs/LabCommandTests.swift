import ConvNet
import ConvSession
import ConvStage
import Testing

struct LabCommandTests {
  @Test func `other windows are a change like any other, and are taken back`() throws {
    var stage = try Sample.letters.stage()
    let opened = stage.session.subject
    try stage.perform("goto pool[1]")
    try stage.perform("mute edges[1]")
    let muted = stage.session.subject
    try stage.perform("structure pooling blur")
    #expect(stage.session.network.graph.index(of: "pool_all") != nil)
    #expect(stage.session.network.nodes[stage.session.place.layer].alias == "pool")
    try stage.perform("undo")
    #expect(stage.session.subject == muted)
    try stage.perform("structure stride one")
    #expect(throws: CommandError.self) { try stage.perform("structure padding none") }
    try stage.perform("reset")
    #expect(stage.session.subject == opened)
  }

  @Test func `a kernel is muted, and speaks again as it was opened`() throws {
    var stage = try Sample.letters.stage()
    let opened = stage.session.subject
    try stage.perform("mute parts.weight[0,1]")
    #expect(stage.session.subject.edits.count == 1)
    try stage.perform("mute parts.weight[0,1]")
    #expect(stage.session.subject == opened)
  }

  @Test func `in the shift lab the arrows move the picture, and Enter keeps it there`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("view shift")
    #expect(!stage.session.isStepping)
    try stage.play("right", "right", "k", "right", "enter")
    #expect(stage.session.history.last?.text == "shift 2 0")
    #expect(stage.interaction.screen == .shift)
    try stage.play("p")
    #expect(stage.session.subject.origin.structure.pooling == .average)
    try stage.play("escape")
    #expect(stage.interaction.screen == nil)
  }

  @Test func `a map that is missed is silenced by Enter`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("view knockout")
    try stage.play("down", "enter")
    #expect(stage.session.history.last?.text.hasPrefix("mute edges[") == true)
    #expect(stage.interaction.screen == .knockout)
  }

  @Test func `the brush paints where it is moved while it is down`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("view paint")
    try stage.play(">", "enter", "right", "enter", "down")
    #expect(stage.session.subject.strokes.count == 2)
    #expect(stage.session.history.last?.text == "brush 6 7 size 2")
    try stage.play("]", "space")
    #expect(stage.session.history.last?.text == "brush 7 7 size 2 color 0.75")
    try stage.play("home")
    #expect(stage.session.subject.strokes.isEmpty)
    for text in ["brush 0 99", "brush 0 0 color 1,0", "brush 0 0 color 2", "crop 0 0 99 1"] {
      #expect(throws: CommandError.self, "\(text)") { try stage.perform(text) }
    }
  }

  @Test func `a hunt ends when the kernel is found`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("view hunt")
    for (move, number) in [("0 0", 0), ("-1 -1", -1), ("0 2", 1), ("1 0", 2), ("0 -2", -2)] {
      try stage.perform("hunt move \(move)")
      try stage.perform("hunt set \(number)")
    }
    try stage.perform("hunt move 1 0")
    try stage.perform("hunt set -1")
    try stage.perform("hunt move 0 2")
    try stage.perform("hunt set 1")
    #expect(stage.interaction.hunt.kernel == stage.interaction.hunt.hidden)
    #expect(stage.interaction.hunt.tried.count == 6)
    try stage.play("backspace", "g")
    #expect(stage.interaction.hunt.tried.count == 5 && stage.interaction.hunt.steps == 10)
  }

  @Test func `another picture is held beside the one at hand`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("compare picture T")
    #expect(stage.session.compared?.picture.name == "T")
    #expect(stage.interaction.held(in: stage.session)?.picture.name == "T")
  }
}
