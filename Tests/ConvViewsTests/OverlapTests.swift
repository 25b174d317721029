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
    .welcome, .network, .table, .layer, .compare, .reference, .silent, .learning,
    .confusion, .weightUpdate, .arithmetic, .field, .linear, .matrix, .channels,
  ]
  private static let usual = [
    Size(rows: 24, columns: 80), Size(rows: 30, columns: 100), Size(rows: 40, columns: 120),
    Size(rows: 60, columns: 200),
  ]
  private static let sizes = [
    Size(rows: 18, columns: 60), Size(rows: 20, columns: 72), Size(rows: 24, columns: 80),
    Size(rows: 30, columns: 95), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200),
  ]

  @Test(
    "No text is written over another: inside a layer at usual sizes, on other screens at any size",
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

  @Test("Lines beside the sums of ten channels, and over the maps below them, stand apart")
  func tenChannels() throws {
    var stage = try Stage(Stage.deep)
    for place in ["conv2[3,20,20]", "conv3[2,8,8]", "conv3.channel[2,8,8,1]"] {
      try stage.perform("goto \(place)")
      stage.settle()
      for size in Self.usual {
        let frame = stage.frame(size, .plain)
        #expect(frame.overlaps.isEmpty, "\(place) \(size.columns)×\(size.rows): \(frame.overlaps)")
      }
    }
    try stage.perform("goto conv3[2,8,8]")
    // Not all channels have room: the result stands in its own row, the others in the sum of maps.
    let lines = stage.text(60, 200).split(separator: "\n")
    #expect(lines.contains { $0.contains(/\= cell \([0-9]+, [0-9]+\) -?[0-9.]+$/) })
    #expect(lines.contains { $0.contains(/\+ [0-9]+ more .*\+ bias.* = map 2$/) })
  }
}
