import ConvStage
import TestSupport
import Testing

@Suite("Two states")
struct CompareScreenTests {
  @Test("stand side by side with one cursor, and say what differs")
  func sideBySide() throws {
    var stage = try Stage(stepping: false)
    try stage.perform(
      "goto edges[1]", "set edges.weight[1,0] = zero", "view compare", "hand output")
    try stage.perform("point 4 8")
    #expect(Snapshot.difference(stage.text(), "compare-80") == nil)
    try stage.perform("difference")
    #expect(stage.text().contains("now - was"))
  }

  @Test("say so while there is only one")
  func alone() throws {
    var stage = try Stage(stepping: false)
    try stage.perform("view compare")
    #expect(stage.text().contains("There is only one state yet."))
  }

  @Test("the words on a screen are explained over it")
  func definitions() throws {
    var stage = try Stage(stepping: false)
    try stage.perform("goto edges[0,2,0]", "define")
    let text = stage.text()
    for word in ["bias", "kernel", "window"] { #expect(text.contains("\n \(word) ")) }
    #expect(!text.contains("softmax"))
  }
}
