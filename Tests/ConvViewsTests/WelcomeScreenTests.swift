import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

@Suite("The welcome")
struct WelcomeScreenTests {
  private func welcome(_ model: String? = nil, stepping: Bool = true) throws -> Stage {
    var stage = try Stage(model, stepping: stepping)
    stage.interaction.screen = .welcome
    return stage
  }

  @Test("says what the picture and the network are, and that nothing is computed")
  func letters() throws {
    var stage = try welcome()
    #expect(Snapshot.difference(stage.text(), "welcome-80") == nil)
    #expect(Snapshot.difference(stage.text(40, 120), "welcome-120") == nil)
  }

  @Test("keeps the sentences, the first key and the row of layers in a small window")
  func small() throws {
    var stage = try welcome()
    #expect(Snapshot.difference(stage.text(18, 60), "welcome-60") == nil)
  }

  @Test("breaks the row of layers off where a network is long, and counts the rest")
  func long() throws {
    var stage = try welcome(Stage.long)
    let text = stage.text()
    #expect(text.contains("more"))
    #expect(text.contains("Nothing is computed yet."))
    #expect(text.contains("which of 4"))
  }

  @Test("speaks of three grids where the picture has colours")
  func colours() throws {
    var stage = try welcome(Stage.deep)
    #expect(stage.text().contains("A picture is three grids of numbers:"))
  }

  @Test("offers no lessons, because there are none yet")
  func lessons() throws {
    var stage = try welcome()
    #expect(!stage.text().lowercased().contains("lesson"))
  }

  @Test("gives way to the network, where what a change comes to is seen")
  func change() throws {
    var stage = try welcome()
    try stage.perform("set edges.bias[0] = 2")
    #expect(stage.interaction.screen == nil)
    #expect(stage.text().contains("The answer stays O"))
  }
}
