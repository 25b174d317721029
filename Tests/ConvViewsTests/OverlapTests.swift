import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Testing

@Suite("Neighbours")
struct OverlapTests {
  private static let wholes: Set<ScreenName> = [
    .welcome, .network, .table, .layer, .compare, .reference,
  ]
  private static let usual = [Size(rows: 24, columns: 80)]
  private static let sizes = [
    Size(rows: 18, columns: 60), Size(rows: 20, columns: 72), Size(rows: 24, columns: 80),
    Size(rows: 30, columns: 95), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200),
  ]

  @Test(
    "No text is written over another: inside a layer at 80×24, on other screens at any size",
    arguments: ["letters", "scenes"],
    ["pass", "output", "kernel", "input"])
  func everyPlace(model: String, hand: String) throws {
    var found: Set<String> = []
    var stage = try Stage(model: model, input: nil, stepping: false)
    for place in CutWordsTests.places(stage.session.network) {
      stage.interaction.hand = .pass
      try stage.perform("goto \(place)")
      // Not every layer has a kernel.
      do { try stage.perform("hand \(hand)") } catch { continue }
      let isLayer = !place.contains("[")
      let current = stage.screenName
      for screen in Screen.catalog
      where isLayer && Self.wholes.contains(screen.name) || screen.name == current {
        stage.meet(screen.needs(stage.session, stage.interaction))
        for size in Self.wholes.contains(screen.name) ? Self.sizes : Self.usual {
          let frame = screen.frame(stage.scene, stage.interaction, .plain, size)
          for text in frame.overlaps {
            found.insert("\(screen.name) \(size.columns)×\(size.rows) \(place): \(text)")
          }
        }
      }
    }
    #expect(found.isEmpty, "\(found.sorted().joined(separator: "\n"))")
  }
}
