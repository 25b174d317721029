import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import TestSupport
import Testing

@Suite("Ways to fail, and mistakes")
struct FailingTests {
  private func stage(_ commands: String...) throws -> Stage {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    for command in commands { try stage.perform(command) }
    return stage
  }
  private func filters(_ stage: Stage) throws -> [ArraySlice<Float>] {
    let weight = try #require(stage.session.network.weights[1]["weight"])
    return (0..<4).map { weight.elements[$0 * 9..<($0 + 1) * 9] }
  }
  private func marks(_ stage: Stage) throws -> (train: Double, unseen: Double) {
    let learned = try #require(stage.scene.learned.value)
    return (learned.steps.last?.accuracy ?? 0, learned.trials.last?.accuracy ?? 0)
  }

  @Test("Equal weights stay equal, and zeros stay zeros")
  func symmetry() throws {
    let equal = try filters(stage("break equal", "train 30"))
    #expect(equal.allSatisfy { $0.elementsEqual(equal[0]) } && Set(equal[0]).count > 1)
    let zero = try filters(stage("break zero", "train 10"))
    #expect(zero.allSatisfy { $0.allSatisfy { $0 == 0 } })
  }

  @Test("Noise too small for what lies behind it learns nothing")
  func below() throws {
    let before = try filters(stage("break below", "train 1"))
    #expect(try filters(stage("break below", "train 30")) == before)
  }

  @Test("Random labels are learned by heart: train gets better, unseen does not")
  func labels() throws {
    let found = try marks(stage("break labels", "train 800"))
    #expect(found.train > 0.9 && found.unseen < 0.5)
  }

  @Test("Each way is one change, reads what it writes, and off leads back to what is usual")
  func ways() throws {
    for way in WayToFail.allCases {
      var stage = try stage()
      let before = stage.session.subject
      try stage.perform("break \(way)")
      #expect(stage.session.history.last?.text == "break \(way)")
      #expect(stage.interaction.message?.text.hasPrefix("T and Space: ") == true)
      try stage.perform("undo")
      if way != .linear { #expect(stage.session.subject == before, "\(way)") }
      try stage.perform("break off")
      #expect(stage.session.learning.recipe == Recipe())
    }
  }

  @Test("A cell of the confusions opens its pictures, the worst first, and a picture its pass")
  func confusions() throws {
    var stage = try stage("view confusion")
    stage.settle()
    let confusion = try #require(stage.scene.confusion.value)
    let mistakes = confusion.answers(in: nil)
    #expect(confusion.right + mistakes.count == confusion.answers.count)
    #expect(confusion.cells.reduce(0) { $0 + confusion.count($1) } == confusion.answers.count)
    #expect(mistakes.map(\.loss) == mistakes.map(\.loss).sorted(by: >))
    for key in ["down", "right"] { _ = stage.press(key) }
    let cell = try #require(stage.interaction.cell)
    #expect(cell == confusion.cells[0])
    let chosen = confusion.answers(in: cell)[1]
    _ = stage.press("enter")
    stage.settle()
    #expect(stage.session.history.last?.text == "example \(chosen.index)")
    #expect(stage.session.subject.pixels == chosen.example.input)
    #expect(stage.scene.prediction().value?.best?.index == chosen.said)
    #expect(stage.interaction.screen == nil)
    try stage.perform("undo")
    #expect(stage.session.subject.picture.name == "O")
    #expect(throws: CommandError.self) { try stage.perform("pick 3 0") }
    // A cell that was chosen among more classes is none of these.
    stage.interaction.screen = .confusion
    stage.interaction.cell = .init(label: 9, said: 4)
    #expect(stage.interaction.cell(in: confusion) == nil)
    #expect(stage.canvas(Size(rows: 24, columns: 80), .plain).plainText.contains("worst mistakes"))
  }
}
