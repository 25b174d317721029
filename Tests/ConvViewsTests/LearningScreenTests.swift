import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import Testing

@Suite("The screen of learning")
struct LearningScreenTests {
  private static let run = ["forget", "train 120", "moment 40", "view learning"]

  private func text(
    _ commands: [String], rows: Int = 24, columns: Int = 80, learns: Bool = false
  ) throws -> String {
    var stage = try Stage("letters")
    for command in commands { try stage.perform(command) }
    stage.interaction.isLearning = learns
    return stage.text(rows, columns)
  }

  @Test(
    "At 80×24 stand both curves, all 36 weights in numbers, their likeness, maps and the answer")
  func all() throws {
    let text = try text(Self.run)
    let numbers = text.matches(of: /[− -]?[0-9]\.[0-9][0-9](?![0-9])/).count
    #expect(numbers >= 36)
    #expect(text.contains(/loss . train [0-9.]+ \* unseen [0-9.]+/))
    #expect(text.contains(/right % . train [0-9]+ \* unseen [0-9]+/))
    #expect(text.contains(/bottom edges 0\.[0-9]+/))
    #expect(text.contains("maps of edges what they make of O"))
    #expect(text.contains(/L [.#+]+ +[0-9]+ % T [.#+]+ +[0-9]+ % O [.#+]+ +[0-9]+ %/))
    #expect(text.contains(/moved +edges 0\.[0-9]{4} +parts 0\.[0-9]{4} +letter 0\.[0-9]{4}/))
    #expect(text.contains(/silent +relu1 [0-9]+ % +relu2 [0-9]+ %/))
    #expect(text.contains("Step 40 of run 1: after 1,280 examples of letters it reads"))
    #expect(text.contains("The run went on to step 120: Right goes there."))
  }

  @Test(
    "Numbers that are none, and another network, end no screen",
    arguments: ["set edges[0] = 1e38", "set letter.weight[0] = 3e38", "break linear"],
    ["learning", "confusion", "update", "network"])
  func noNumbers(_ command: String, _ screen: String) throws {
    for (rows, columns) in [(24, 80), (40, 120)] {
      let text = try text([command, "view \(screen)"], rows: rows, columns: columns)
      #expect(text.contains("convscope"))
    }
  }

  @Test("The line of guessing keeps its name whole wherever one is in time", arguments: 0...12)
  func guessing(_ moment: Int) throws {
    let text = try text(["forget", "train 120", "moment \(moment * 10)", "view learning"])
    #expect(text.matches(of: /guessing/).count == 2, "\(text)")
    #expect(text.contains("120 steps"))
  }

  @Test("Its hints are its own keys")
  func hints() throws {
    let still = try text(Self.run).split(separator: "\n").last ?? ""
    #expect(still.contains("Space learn") && still.contains(":forget noise"))
    let going = try text(Self.run, learns: true).split(separator: "\n").last ?? ""
    #expect(going.contains("Space stop") && going.contains("speed"))
  }

  @Test("Other layers are chosen with up and down, and a dense one is its matrix")
  func layers() throws {
    let dense = try text(Self.run + ["watch 9"])
    #expect(dense.contains("letter now 18 weights, a row for each unit"))
    let parts = try text(Self.run + ["watch 1"])
    #expect(parts.contains("parts now 216 weights, for input map 0"))
  }

  @Test("The message of noise is gone once learning goes on")
  func message() throws {
    var stage = try Stage("letters")
    _ = stage.say("forget")
    stage.settle()
    #expect(stage.interaction.message?.text.contains("noise") == true)
    stage.interaction.isLearning = true
    if let ahead = stage.learningAhead() { stage.meet(ahead) }
    #expect(stage.learnOn() == 10)
    #expect(stage.interaction.message == nil)
  }

  @Test("Two runs stand in one chart, with what the other did otherwise", arguments: [80, 120])
  func runs(_ columns: Int) throws {
    let text = try text(
      ["forget", "train 100", "data letters shuffle 3", "forget", "train 60", "view learning"],
      rows: columns == 80 ? 24 : 40, columns: columns)
    #expect(text.contains(/right % . .*[0-9]+ \* .*[0-9]+ : run 1 [0-9]+/))
    #expect(text.contains(": is run 1: letters."))
    #expect(text.contains("100 steps"))
  }

  @Test("A frozen layer is named, and so is an experiment before it runs")
  func frozen() throws {
    let text = try text(["freeze edges", "forget", "train 10", "view learning"])
    #expect(text.contains("36 weights, frozen") && text.contains("edges frozen"))
    let experiment = try self.text(["break labels", "view learning"])
    #expect(experiment.contains("Experiment labels, until :break off"))
  }

  @Test("Nobody is told of 100 % where one of thousands is wrong")
  func percents() {
    #expect(Numerals.percent(4999, of: 5000) == "99.9 %" && Numerals.percent(3, of: 3) == "100.0 %")
    #expect(Numerals.wholePercent(0.995) == "99 %" && Numerals.wholePercent(0.001) == "1 %")
  }
}
