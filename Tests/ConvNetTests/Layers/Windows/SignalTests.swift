import ConvNet
import Testing

/// Windows over signals, `[channels, width]`. Address numbers: PyTorch 2.15.
@Suite struct SignalTests {
  @Test("a convolution slides along one axis")
  func conv() throws {
    // F.conv1d(F.pad(pattern(4, 9, step=7), (2, 1)), pattern(4, 2, 3, step=5), pattern(4, step=4),
    //          stride=2, dilation=2, groups=2)
    let conv = try parse(
      Conv.self, "4 3 stride 2 pad 2x1 dilation 2 groups 2", input: Shape(4, 9))
    let parameters = try ["weight": Tensor.pattern(4, 2, 3, step: 5), "bias": .pattern(4, step: 4)]
    #expect(
      conv.parameters.map(\.shape) == [Shape(4, 2, 3), Shape(4)])
    expect(
      conv.forward([try .pattern(4, 9, step: 7)], parameters), Shape(4, 4),
      [7, -8, 16, -37, -9, 27, -25, 0, -39, 43, -19, 7, 28, -45, 4, -13])
    #expect(conv.line == "4 3 stride 2 pad 2x1 dilation 2 groups 2")
  }

  @Test("poolings take PyTorch's windows")
  func pooling() throws {
    // F.max_pool1d(pattern(2, 9, step=7), 3, stride=2, padding=1, dilation=2, ceil_mode=True)
    let input = try Tensor.pattern(2, 9, step: 7)
    let largest = try parse(
      MaxPool.self, "3 stride 2 pad 1 dilation 2 ceil", input: input.shape)
    expect(largest.forward([input]), Shape(2, 4), [5, 5, 3, 3, 5, 5, 5, 0])
    // F.avg_pool1d(pattern(2, 9, step=7), 4, stride=3, padding=1, ceil_mode=True), and with
    // count_include_pad=False
    let mean = try parse(AveragePool.self, "4 stride 3 pad 1 ceil", input: input.shape)
    expect(
      mean.forward([input]), Shape(2, 4), [1, 0.5, -0.5, -0.5, -1.25, 0.25, -0.75, -2])
    let inside = try parse(
      AveragePool.self, "4 stride 3 pad 1 ceil nopadcount", input: input.shape)
    expect(
      inside.forward([input]), Shape(2, 4),
      [1.33333337, 0.5, -0.5, -1, -1.66666663, 0.25, -0.75, -4])
  }

  @Test("global pooling leaves one number of each channel")
  func global() throws {
    // F.adaptive_avg_pool1d(pattern(3, 7, step=7), 1), F.adaptive_max_pool1d(pattern(3, 2, step=7), 1)
    expect(
      GlobalAveragePool().forward([try .pattern(3, 7, step: 7)]), Shape(3, 1),
      [0.142857149, 0.428571433, -0.857142866])
    expect(GlobalMaxPool().forward([try .pattern(3, 2, step: 7)]), Shape(3, 1), [5, 1, 4])
  }

  @Test("a whole network of them is written in a line")
  func line() throws {
    let line =
      "input 2x64 > conv 4 3 pad 1 > relu > maxpool 2 > conv 6 5 > globalmaxpool > dense 3 > softmax"
    let network = try NetworkLine.network(line)
    #expect(
      network.nodes.map(\.shape)
        == [
          Shape(2, 64), Shape(4, 64), Shape(4, 64), Shape(4, 32), Shape(6, 28), Shape(6, 1),
          Shape(3), Shape(3),
        ])
    #expect(NetworkLine.line(of: network) == line)
    #expect(network.graph.receptiveFields[4] == Pair(1, 12))
  }

  @Test("a window of two sizes is refused")
  func errors() {
    let error = #expect(throws: LineError.self) {
      try NetworkLine.network("input 1x64 > conv 4 3x3")
    }
    #expect(error?.reason == .notASize("the kernel's size"))
    #expect(error?.range == 20..<23)
  }
}
