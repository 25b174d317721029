import ConvNet
import ConvSession
import ConvStage
import ConvViews
import Testing

@Suite("The funnel of a network with many maps, or of a long signal")
struct WideNetworkTests {
  private static let pictures = """
    input 3x32x32 > conv 64 3x3 pad 1 > relu > maxpool 2 > conv 128 3x3 pad 1 > relu > maxpool 2 > \
    conv 256 3x3 pad 1 > relu > globalavgpool > dense 10 > softmax
    """
  private static let sound = """
    input 1x8000 > conv 32 80 stride 4 > relu > maxpool 4 > conv 32 3 > relu > maxpool 4 > \
    conv 64 3 > relu > globalavgpool > dense 35
    """

  @Test("shows every layer at 80×24, with flat stacks rather than none of the maps")
  func maps() throws {
    var stage = try Stage(Self.pictures, stepping: false)
    let text = stage.text()
    for name in ["input", "conv1", "maxpool1", "conv2", "maxpool2", "conv3", "dense1"] {
      #expect(text.contains(name), "\(name)")
    }
    #expect(text.contains("4x4 numbers"))
  }

  @Test("shows every layer of raw sound, from thousands of numbers to a few")
  func signal() throws {
    var stage = try Stage(Self.sound, stepping: false)
    let text = stage.text()
    for name in ["1x8000", "32x1981", "32x495", "64x121", "dense1"] {
      #expect(text.contains(name), "\(name)")
    }
  }
}
