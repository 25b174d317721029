import ConvNet
import ConvSession
import ConvStage
import Testing

@Suite("Runs of learning")
struct RunTests {
  private func stage(_ commands: String...) throws -> Stage {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    for command in commands { try stage.perform(command) }
    return stage
  }

  @Test(
    "Learning that was watched is one train in the history, and replaying it gives the same bits")
  func replay() throws {
    var stage = try stage("forget 3", "view learning")
    _ = stage.press("space")
    stage.learn(moments: 4)
    #expect(stage.session.history.map(\.text) == ["forget 3", "train 40"])
    var replayed = try self.stage()
    for command in stage.session.history { try replayed.perform(command.text) }
    #expect(replayed.session == stage.session)
    #expect(replayed.session.network.digest == stage.session.network.digest)
    // Stopping and going on anywhere makes no difference.
    let stopped = try self.stage("forget 3", "train 7", "train 20", "train 13")
    #expect(stopped.session.network.digest == stage.session.network.digest)
  }

  @Test("Undo goes back to before the run, and going through time is one change")
  func undo() throws {
    var stage = try stage("forget", "train 10", "train 10")
    let learned = stage.session.subject
    try stage.perform("moment 10")
    try stage.perform("moment 5")
    try stage.perform("undo")
    #expect(stage.session.subject == learned)
    try stage.perform("undo")
    #expect(stage.session.subject.origin.moment?.step == 0)
    try stage.perform("undo")
    #expect(stage.session.subject.origin.moment == nil)
  }

  @Test("An edit of a weight begins another run, which knows where it comes from")
  func fork() throws {
    var stage = try stage("forget", "train 20", "set edges.weight[0,0] = zero", "view learning")
    _ = stage.press("space")
    stage.learn(moments: 1)
    let learning = stage.session.learning
    #expect(learning.runs.count == 2 && learning.runs[1].source == learning.source(1, step: 20))
    let moment = try #require(stage.session.subject.origin.moment)
    #expect(learning.number(of: moment.run) == 2)
    #expect(
      moment.run.start.weights[1]["weight"]?.elements.prefix(9).allSatisfy { $0 == 0 } == true)
    // While it goes on an edit stops it.
    #expect(stage.interaction.isLearning)
    _ = stage.say("set edges.weight[1,0] = zero")
    #expect(!stage.interaction.isLearning)
    #expect(stage.interaction.message?.text.contains("begins another run") == true)
    #expect(learning.reached(of: learning.runs[0].run) == 20)
  }

  @Test("What was opened comes back, and is compared with, whatever was learned")
  func opened() throws {
    var stage = try stage()
    let opened = stage.session.network.digest
    for command in ["forget", "train 10", "compare opened"] { try stage.perform(command) }
    #expect(stage.session.compared?.network.digest == opened)
    try stage.perform("compare moment 0")
    #expect(stage.session.compared?.origin.moment?.step == 0)
    try stage.perform("reset")
    #expect(stage.session.network.digest == opened)
    try stage.perform("compare moment 10 1")
    #expect(stage.session.compared?.origin.moment?.step == 10)
    #expect(throws: CommandError.self) { try stage.perform("compare moment 10 2") }
  }

  @Test("Another network stops learning and begins without runs")
  func otherNetwork() throws {
    var stage = try stage("forget", "view learning")
    _ = stage.press("space")
    stage.learn(moments: 1)
    _ = stage.say("open scenes")
    stage.settle()
    #expect(!stage.interaction.isLearning && stage.learningAhead() == nil)
    #expect(stage.session.learning.runs.isEmpty)
  }

  @Test("A run whose numbers overflow stops at the moment before, and says where")
  func broken() throws {
    var stage = try stage("optimizer sgd", "rate 1000", "view learning")
    _ = stage.press("space")
    stage.learn(moments: 5)
    stage.settle()
    #expect(!stage.interaction.isLearning)
    let message = try #require(stage.interaction.message?.text)
    let step = try #require(stage.session.subject.origin.moment?.step)
    #expect(
      message.contains("step \(step + 1) broke off: letter gives numbers that are not finite"))
    let numbers = stage.session.network.weights.flatMap(\.values).flatMap(\.elements)
    #expect(numbers.filter { !$0.isFinite }.isEmpty)
    // What was done is recorded up to there.
    #expect(stage.session.history.last?.text == "train \(step)")
    #expect(throws: CommandError.self) { try stage.perform("train 10") }
  }

  @Test(
    "What can not be learned is refused in a sentence",
    arguments: [
      (["freeze edges", "freeze parts", "freeze letter", "train 1"], "nothing learns"),
      (["data digits", "train 1"], "an example is 1×28×28"),
      (["data /nowhere"], "/nowhere"),
      (["rate 0"], "above 0"),
    ])
  func refused(_ commands: [String], _ sentence: String) throws {
    var stage = try stage()
    for command in commands.dropLast() { try stage.perform(command) }
    let before = stage.session
    do {
      try stage.perform(commands[commands.count - 1])
      Issue.record("\(commands) was not refused")
    } catch { #expect("\(error)".contains(sentence), "\(error)") }
    #expect(stage.session == before)
  }
}

extension LearningSettings {
  fileprivate func source(_ number: Int, step: Int) -> BegunRun.Source? {
    runs.compactMap(\.source).first { $0.number == number && $0.step == step }
  }
}

extension Stage {
  /// Goes on learning, as the program does while one watches.
  mutating func learn(moments: Int) {
    for _ in 0..<moments {
      guard let ahead = learningAhead() else { return }
      meet(ahead)
      _ = learnOn()
    }
  }
}
