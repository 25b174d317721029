import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct GoalTests {
  private static let turnedOn =
    "max(edges[0] on bars-upright) > 1 and max(edges[0] on bars-level) < 1"

  private static func zeroKernel(_ commands: String...) throws -> Stage {
    var stage = try Stage(model: "letters", input: "O", stepping: false)
    for command in ["set edges.weight[0,0] = zero"] + commands { try stage.perform(command) }
    return stage
  }

  @Test
  func `a kernel of zeros does not answer to upright bars`() throws {
    var stage = try GoalTests.zeroKernel()
    #expect(try stage.verdicts(GoalTests.turnedOn) == [false, true])
  }

  @Test
  func `sobel-x answers to upright bars and to nothing else`() throws {
    var stage = try GoalTests.zeroKernel("set edges.weight[0,0] = [-1 0 1; -2 0 2; -1 0 1]")
    #expect(try stage.verdicts(GoalTests.turnedOn) == [true, true])
  }

  @Test(arguments: ["sobel-y", "[0 0 1; 0 0 2; 0 0 1]"])
  func `a near miss does not pass`(kernel: String) throws {
    var stage = try GoalTests.zeroKernel("set edges.weight[0,0] = \(kernel)")
    #expect(try !stage.holds(GoalTests.turnedOn))
  }

  @Test
  func `a wrong case is a goal as well`() throws {
    var stage = try GoalTests.zeroKernel("set edges.weight[0,0] = [0 0 1; 0 0 2; 0 0 1]")
    #expect(try stage.holds("sum(edges.weight[0,0]) > 0.5"))
  }

  @Test(arguments: [
    ("1 < 2", true), ("2 < 2", false), ("2 <= 2", true), ("2 >= 2", true), ("2 > 2", false),
    ("2 == 2", true), ("2 != 2", false), ("-4 == −4", true), ("100 ~ 101", true),
    ("100 ~ 102", false), ("0 ~ 0.01", true), ("0 ~ 0.011", false),
    ("answer == \"O\"", true), ("answer != \"O\"", false), ("answer on T == \"T\"", true),
    ("shape(edges) == 4x10x10", true), ("shape(edges) == 4×10×10", true),
    ("shape(edges) == 10x10", false), ("shape(letter) == 3", true), ("3 != shape(letter)", false),
    ("shape(edges) != shape(parts)", true), ("parameters(edges) == 36 + 4", true),
    ("1 < 2 and 2 < 1", false),
  ])
  func `a comparison holds or not`(text: String, holds: Bool) throws {
    var stage = try Stage(model: "letters", input: "O", stepping: false)
    #expect(try stage.holds(text) == holds)
  }

  @Test
  func `a weight equals the decimal that was typed, and whole numbers are exact`() throws {
    var stage = try GoalTests.zeroKernel("set edges.weight[0,0,1,1] = 0.1")
    #expect(try stage.holds("edges.weight[0,0,1,1] == 0.1 and edges.weight[0,0,1,1] <= 0.1"))
    #expect(try !stage.holds("edges.weight[0,0,1,1] > 0.1"))
    #expect(try !stage.holds("325765648 == 325765649"))
  }

  @Test
  func `what is hidden does not hold, and neither does its contrary`() throws {
    var stage = try Stage(model: "letters", input: "O", stepping: true)
    #expect(try stage.verdicts("answer == \"O\" and answer != \"O\"") == [false, false])
  }

  @Test
  func `a clause keeps its words`() throws {
    let goal = try Goal(parsing: " max( edges[0] )>1   and answer == \"O\" ")
    #expect(goal.clauses.map(\.text) == ["max( edges[0] )>1", "answer == \"O\""])
    #expect(goal.clauses.map(\.left.text) == ["max( edges[0] )", "answer"])
    #expect(goal.clauses.map(\.relation) == [.greater, .equal])
  }

  @Test(arguments: [
    ("", 0), ("1", 1), ("1 < ", 4), ("1 < 2 or 2 < 3", 6), ("1 < 2 < 3", 6), ("1 = 2", 2),
    ("1 < 2 and", 9), ("answer < \"O\"", 9), ("answer == 3", 10), ("3 == \"O\"", 5),
    ("shape(edges) > 4x10x10", 15), ("1 < 2 and most(edges) > 1", 10),
  ])
  func `a mistake is pointed at`(text: String, offset: Int) {
    let error = #expect(throws: GoalError.self) { try Goal(parsing: text) }
    #expect(error?.offset == offset, "\(error?.sentence ?? "")")
  }

  @Test
  func `a goal is checked for what it names, labels too`() throws {
    let network = try Stage(model: "letters", input: "O", stepping: false).session.network
    try Goal(parsing: GoalTests.turnedOn).check(in: network)
    let error = #expect(throws: GoalError.self) {
      try Goal(parsing: "1 < 2 and answer == \"Q\"").check(in: network)
    }
    #expect(error?.offset == 20)
  }

  @Test
  func `no text makes it trap`() throws {
    let parts = [
      "max", "(", ")", "edges", "edges[0,4,2]", "edges.weight[0,0]", "edges[", "]", "and", " ",
      "on",
      "on bars-level", "answer", "share(\"O\")", "\"", "<", ">=", "==", "!", "~", "+", "-", "−",
      "*",
      "4x10x10", "x", "×", "3", "0.5", ".", ",", "99999999999999999999", "e\u{301}", "1\u{301}",
      "\u{1b}", "\n", "🙂", "shape(edges)", "abs(", "parameters", "edits", "changed(",
    ]
    var stage = try Stage(model: "letters", input: "O", stepping: false)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<4000 {
      let count = Int.random(in: 0..<12, using: &generator)
      let text = (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }
        .joined(separator: Bool.random(using: &generator) ? " " : "")
      do throws(GoalError) {
        let goal = try Goal(parsing: text)
        #expect(goal.verdicts(in: stage.scene).count == goal.clauses.count)
        _ = goal.needs(in: stage.session, stage.results)
      } catch { #expect((0...text.count).contains(error.offset)) }
      if let measure = try? Measure(parsing: text) { _ = try stage.measure(measure.text) }
    }
  }
}
