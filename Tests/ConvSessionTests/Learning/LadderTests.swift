import ConvNet
import ConvSession
import ConvStage
import Testing

@Suite("The ladder of learning")
struct LadderTests {
  private func stage(_ commands: String...) throws -> Stage {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    for command in commands { try stage.perform(command) }
    return stage
  }
  private func press(_ keys: String..., on stage: inout Stage) {
    for key in keys {
      _ = stage.press(key)
      stage.settle()
    }
  }

  @Test("Down goes from the run to an epoch, a batch, an example and a weight, and up comes back")
  func rungs() throws {
    var stage = try stage("forget", "train 130", "view learning")
    press("down", on: &stage)
    #expect(LearningRung(stage.interaction) == .epoch)
    press("left", on: &stage)
    #expect(stage.session.subject.origin.moment?.step == 100)
    press("down", "left", on: &stage)
    #expect(stage.interaction.screen == .batch)
    #expect(stage.session.subject.origin.moment?.step == 99)
    press("down", "right", "right", on: &stage)
    #expect(stage.interaction.screen == .gradients && stage.session.batchPlace == 2)
    #expect(stage.session.subject.picture.name.hasPrefix("batch 99, 2, "))
    press("[", "[", "[", "[", "[", "down", on: &stage)
    #expect(stage.interaction.screen == .weightUpdate)
    #expect(WatchedLayer.at(stage.session, stage.interaction) == 1)
    press("down", on: &stage)
    #expect(stage.interaction.message?.text.contains("smallest") == true)
    let rungs = (0..<4).map { _ in
      press("up", on: &stage)
      return LearningRung(stage.interaction)
    }
    #expect(rungs == [.example, .batch, .epoch, .run])
  }

  @Test("Right in a batch takes the step that is not taken yet")
  func step() throws {
    var stage = try stage("forget", "train 20", "view batch")
    press("right", on: &stage)
    #expect(stage.session.history.last?.text == "train 21")
    #expect(stage.session.subject.origin.moment?.step == 21)
  }

  @Test("Escape comes back to the screen of learning from all that it led to")
  func back() throws {
    for key in ["o", "x", "enter"] {
      var stage = try stage("forget", "train 20", "view learning")
      press(key, on: &stage)
      #expect(stage.interaction.screen != .learning, "\(key)")
      press("escape", on: &stage)
      #expect(stage.interaction.screen == .learning, "\(key)")
      press("escape", on: &stage)
      #expect(stage.interaction.screen == nil, "\(key)")
    }
    var stage = try stage("goto edges", "hand kernel")
    press("T", on: &stage)
    #expect(stage.interaction.screen == .learning && stage.interaction.hand == .pass)
  }

  @Test("The step that is looked at moves every weight to where the step then leaves it")
  func move() throws {
    for optimizer in ["adam", "sgd momentum 0.9 decay 0.01"] {
      var stage = try stage("optimizer \(optimizer)", "forget", "train 12", "view update")
      stage.settle()
      let sight = try #require(stage.scene.nextStep.value)
      #expect(sight.step == 12 && sight.examples.count == 32)
      let before = stage.session.network
      try stage.perform("train 1")
      for (layer, element) in [(1, [2, 0, 1, 1]), (4, [5, 3, 0, 2]), (7, [2, 4])] {
        let move = try #require(sight.move(layer, element))
        #expect(move.before == before.weights[layer]["weight"]?[element])
        #expect(move.after == stage.session.network.weights[layer]["weight"]?[element])
        #expect(move.memory.after.count == (optimizer == "adam" ? 2 : 1))
      }
    }
  }

  @Test("Frozen layers stand still on all screens, and choices say what they did")
  func choices() throws {
    var stage = try stage("freeze edges", "forget", "train 5", "view update")
    stage.settle()
    #expect(stage.scene.nextStep.value?.move(1, [0, 0, 0, 0]) == nil)
    #expect(stage.scene.nextStep.value?.move(4, [0, 0, 0, 0]) != nil)
    for (command, words) in [
      ("freeze edges", "edges learns again"), ("freeze parts", "parts stands still"),
      ("batch 8", "8 examples"), ("rate 0.5", "rate 0.5"), ("optimizer sgd", "against"),
      ("break off", "usually"),
    ] {
      try stage.perform(command)
      #expect(stage.interaction.message?.text.contains(words) == true, "\(command)")
    }
    #expect(throws: CommandError.self) { try stage.perform("freeze relu1") }
    try stage.perform("break below")
    #expect(stage.session.learning.runs.count == 2)
    #expect(!stage.session.subject.hasWeightEdits)
    #expect(stage.session.learning.experiment == .below)
    try stage.perform("forget")
    #expect(stage.session.learning.experiment == nil)
  }
}
