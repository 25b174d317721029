import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import Testing

@Suite("The screen of preprocessing")
struct PreprocessingScreenTests {
  @Test("Numbers that are far too large are found, and Enter takes what is usual")
  func wrong() throws {
    var stage = try Stage("shapes", "preprocess bytes", "view preprocessing")
    #expect(stage.text(40, 120).contains("The one in use, 0 to 255, is but the"))
    try stage.play("enter")
    #expect(stage.session.network.normalization.preset != .bytes)
    #expect(!stage.text(40, 120).contains("0 to 255, is but the"))
    try stage.play("u")
    #expect(stage.session.network.normalization.preset == .bytes)
  }

  @Test("Against what the network learned with nothing is said")
  func right() throws {
    let text = try Stage.text("shapes", "view preprocessing")
    #expect(text.contains("Nothing speaks against the one in use") || text.contains("is the most"))
  }

  @Test("A way can be said, and said again")
  func command() throws {
    var stage = try Stage("shapes", "preprocess imagenet bgr letterbox")
    let way = stage.session.network.normalization
    #expect(way.preset == .imagenet && way.colors == .bgr && way.fit == .letterbox)
    #expect(stage.session.history.last?.text == "preprocess imagenet bgr letterbox")
    #expect(throws: CommandError.self) { try stage.perform("preprocess percent") }
  }
}
