import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import Foundation
import Testing

/// What is drawn says what a click on it does.
struct MouseTests {
  /// Draws, and clicks on the first place that a text stands at.
  private func click(
    _ text: String, _ stage: inout Stage, down: Int = 0, right: Int = 0
  ) throws -> Effect? {
    let lines = stage.text().split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains(text) })
    let line = lines[row]
    let start = try #require(line.range(of: text)?.lowerBound)
    let column = line.distance(from: line.startIndex, to: start)
    let effect = stage.click(row: row + down, column: column + right)
    stage.settle()
    return effect
  }

  @Test func `a stack, a map and a crumb are gone to`() throws {
    var stage = try Stage("letters", stepping: false)
    _ = try click("relu1", &stage)
    #expect(stage.session.position.crumbs == ["network", "relu1"])
    _ = try click("1 right edges", &stage, down: 2)
    #expect(stage.session.position.crumbs.last == "map 1")
    _ = try click("relu1 ", &stage)
    #expect(stage.session.position.crumbs.last == "relu1")
    _ = try click("network", &stage)
    #expect(stage.session.place.rung == .network)
  }

  @Test func `a hint is its key, and an entry of the menu is taken`() throws {
    var stage = try Stage("letters", stepping: false)
    _ = try click("m menu", &stage)
    #expect(stage.interaction.overlay == .menu)
    _ = try click("table  ", &stage)
    #expect(stage.interaction.screen == .table && stage.interaction.overlay == nil)
    _ = try click("pool ", &stage)
    #expect(stage.session.position.node.alias == "pool" && stage.interaction.screen == nil)
    #expect(try click("q quit", &stage) == .quit)
  }

  @Test func `a choice of a lesson is chosen, and so is the way out of it`() throws {
    var stage = try LessonScreenTests.begin("02-a-picture-is-a-grid-of-numbers.md", "foresee")
    _ = try click("yes: the numbers", &stage)
    #expect(stage.session.course?.record.tries == 1)
    _ = try click("no: their", &stage)
    #expect(stage.session.course?.record.status == .done)
    _ = try click("Esc leave", &stage)
    #expect(stage.session.course != nil)
    _ = try click("Leave the lesson?", &stage)
    #expect(stage.session.course == nil)
  }

  @Test func `a number is pointed at, and once more gone into`() throws {
    var stage = try Stage("letters", "goto edges[0]")
    let spot = try numbers(.output, &stage)
    _ = stage.click(row: spot.row + 2, column: spot.column + 3)
    #expect(stage.interaction.hand == .output)
    #expect(stage.interaction.pointer.output == .init(2, 1))
    _ = stage.text()
    _ = stage.click(row: spot.row + 2, column: spot.column + 3)
    #expect(stage.interaction.hand == .pass)
    #expect(stage.session.position.crumbs.last == "cell (2, 1)")
  }

  @Test func `the wheel walks, and scrolls what lies over the screen`() throws {
    var stage = try Stage("letters", stepping: true)
    _ = stage.wheel(up: false)
    _ = stage.wheel(up: false)
    #expect(stage.session.place.layer == 2)
    _ = stage.wheel(up: true)
    #expect(stage.session.place.layer == 1)
    try stage.play("?")
    _ = stage.wheel(up: false)
    #expect(stage.interaction.scroll == 1 && stage.session.place.layer == 1)
  }

  @Test func `the mouse over a number marks it only where that was asked for`() throws {
    var stage = try Stage("letters", "goto edges[0]")
    let spot = try numbers(.input, &stage)
    _ = stage.hover(row: spot.row, column: spot.column)
    #expect(stage.interaction.hand == .pass)
    try stage.play("escape")
    try stage.perform("goto edges[0]")
    try stage.perform("hover on")
    _ = stage.text()
    _ = stage.hover(row: spot.row + 2, column: spot.column)
    #expect(stage.interaction.hand == .input)
    #expect(stage.text().contains("INPUT (2, 0) = "))
    _ = stage.hover(row: 0, column: 0)
    #expect(stage.interaction.hand == .pass)
    // What a key took in hand stays there.
    try stage.play("e")
    _ = stage.text()
    _ = stage.hover(row: spot.row + 2, column: spot.column)
    #expect(stage.interaction.hand == .kernel)
  }

  /// The cell of the screen where a hand's numbers begin.
  private func numbers(_ hand: Hand, _ stage: inout Stage) throws -> (row: Int, column: Int) {
    stage.settle()
    let frame = stage.frame(Size(rows: 24, columns: 80), .plain)
    for row in 0..<24 {
      for column in 0..<80 {
        guard case .point(let target)? = frame.click(row, column), target.hand == hand else {
          continue
        }
        return (row, column)
      }
    }
    throw NoNumbers()
  }
  private struct NoNumbers: Error {}

  @Test func `what is typed is seen where it will go`() throws {
    var stage = try Stage("letters", "goto edges[0]", "hand input", "point 3 2")
    #expect(stage.text().contains("INPUT (3, 2) = "))
    try stage.play("0")
    try stage.play(".")
    try stage.play("7")
    #expect(stage.text().contains("INPUT (3, 2) = 0.7"))
    try stage.play("enter")
    #expect(stage.text().contains("INPUT (3, 2) = 0.7 "))
  }

  @Test func `a key that does nothing says why`() throws {
    var stage = try Stage("scenes", "goto relu1[0]")
    _ = stage.text()
    try stage.play("n")
    #expect(stage.text().contains("28x28 numbers do not fit here"))
    try stage.play("n")
    #expect(stage.text().contains("28x28 numbers do not fit here"))
  }

  @Test func `a moved picture says what became of the answer`() throws {
    var stage = try Stage("letters", "goto edges[1]")
    try stage.perform("shift 2 0")
    let text = stage.text().split(separator: "\n").joined()
    #expect(text.contains("2 rows down") && text.contains("became T"))
  }

  @Test func `the end of a pass offers what is worth doing next`() throws {
    var stage = try Stage("letters", stepping: true)
    #expect(!stage.text().contains("What next?"))
    for _ in 0..<8 { try stage.play("right") }
    #expect(stage.text().contains("What next?"))
  }

  @Test func `a file of weights has no answer`() throws {
    let weights = try TensorGallery.network(
      named: "w.npz", [("fc.weight", Tensor(Shape(2, 3)))])
    var stage = Stage(
      weights, Picture(name: "zeros", pixels: Tensor(Shape(1))), stepping: false)
    let text = stage.text()
    #expect(text.contains("weights alone") && !text.contains("answers with"))
  }

  @Test func `a row of the list of lessons is clicked, and the wheel moves its cursor`() throws {
    var stage = try LessonScreenTests.begin("02-a-picture-is-a-grid-of-numbers.md", "colour")
    try stage.play("L")
    #expect(stage.text().contains("you are here"))
    let cursor = stage.interaction.cursor
    _ = stage.wheel(up: false)
    #expect(stage.interaction.cursor == cursor + 1)
    _ = try click("At the border", &stage)
    #expect(stage.interaction.overlay == nil)
    #expect(stage.session.course?.step?.id == "corner")
  }
}
