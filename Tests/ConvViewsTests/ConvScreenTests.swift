import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

@Suite struct ConvScreenTests {
  private static let colour =
    "input 3x64x64 > conv 10 3x3 > relu > conv 10 3x3 pad 1 > relu > maxpool 2 > flatten > dense 10"
  private static let odd = """
    input 1x28x28 > conv 4 7x7 pad 3 > relu > conv 4 5x5 stride 2 > relu > conv 40 1x1 > relu > \
    conv 8 3x3 groups 4 dilation 2 > conv 2 3x3 nobias > flatten > dense 3
    """

  @Test("a map stands beside its input and its kernel")
  func map() throws {
    var view = try Stage("letters", "goto edges[0]")
    #expect(Snapshot.difference(view.text(), "conv-map-80") == nil)
  }

  @Test("a cell shows its products and their sum, and nothing later")
  func cell() throws {
    var view = try Stage("letters", "goto edges[0,2,0]", "stepping on")
    #expect(Snapshot.difference(view.text(), "conv-cell-80") == nil)
  }

  @Test("four channels stand whole at 80 columns")
  func channels() throws {
    var view = try Stage("letters", "goto parts[0,1,1]")
    let text = view.text()
    #expect(Snapshot.difference(text, "conv-channels-80") == nil)
    for channel in 0..<4 { #expect(text.contains("pool[\(channel)]")) }
  }

  @Test("a map of several channels shows what each of them adds")
  func channelMaps() throws {
    var view = try Stage("letters", "goto parts[0]")
    #expect(Snapshot.difference(view.text(), "conv-channel-map-80") == nil)
  }

  @Test("the channel at hand ends the sum so far, later ones are blank")
  func channel() throws {
    var view = try Stage("letters", "goto parts.channel[0,0,0,2]", "stepping on")
    let text = view.text()
    #expect(Snapshot.difference(text, "conv-channel-80") == nil)
    #expect(text.contains("so far 8"))
  }

  @Test("channels that do not fit are summed in one term")
  func manyChannels() throws {
    var view = try Stage(Self.colour, input: "colour-scene", "goto conv2[2,5,5]")
    #expect(view.text(40, 120).contains("more channels"))
    #expect(view.text().contains("+ 7 more"))
  }

  @Test("a window in the padding says so")
  func padding() throws {
    var view = try Stage("scenes", "goto edges[0,0,0]")
    #expect(view.text().contains("5 padded"))
  }

  @Test(
    "every kernel and every size is drawn",
    arguments: [
      "conv1[1,1,1]", "conv2[1,2]", "conv2[1,1,1]", "conv3[7,1,1]", "conv4[7,0,1]", "conv4[3]",
      "conv5[1,0,0]", "conv2.channel[1,1,1,2]", "conv3", "conv5", "dense1", "flatten1",
    ])
  func everySize(place: String) throws {
    for hand in ["pass", "output", "kernel", "input"] where hand != "kernel" || place != "flatten1"
    {
      for stepping in ["on", "off"] {
        var view = try Stage(
          Self.odd, input: "house", "goto \(place)", "stepping \(stepping)", "hand \(hand)")
        for (rows, columns) in [(1, 1), (18, 60), (24, 80), (40, 120), (60, 200)] {
          let canvas = view.canvas(rows, columns, Appearance())
          #expect(canvas.size == Size(rows: rows, columns: columns))
        }
      }
    }
  }
}
