import ConvNet
import Testing

/// Address numbers: PyTorch 2.15, `F = torch.nn.functional`, `pattern` as in Tensor+Pattern.swift.
@Suite struct ConvTests {
  @Test("padding may differ on each side, and a stride need not divide")
  func asymmetricPadding() throws {
    // F.conv2d(F.pad(pattern(2, 4, 5, step=7), (2, 1, 1, 0)), pattern(3, 2, 3, 2, step=5),
    //          pattern(3, step=4), stride=(2, 1))
    let conv = Conv(
      inputChannels: 2, outputChannels: 3, kernelSize: [3, 2], stride: [2, 1],
      padding: [1, 2, 0, 1])
    let output = try conv.forward(
      [.pattern(2, 4, 5, step: 7)],
      ["weight": .pattern(3, 2, 3, 2, step: 5), "bias": .pattern(3, step: 4)])
    expect(
      output, Shape(3, 2, 7),
      [
        -2, 5, -37, 32, -31, 16, 23, -2, 5, -15, -40, 23, -24, 15,
        2, -19, 29, -29, 34, 20, -2, 2, -42, 20, 8, -37, 61, -17,
        -5, 12, -37, 20, -33, 13, 17, -5, -1, -44, 1, 13, -63, 50,
      ])
  }

  @Test("dilation spreads the kernel")
  func dilation() throws {
    // F.conv2d(pattern(1, 5, 5, step=7), pattern(2, 1, 3, 3, step=5), pattern(2, step=4),
    //          padding=2, dilation=2)
    let conv = Conv(
      inputChannels: 1, outputChannels: 2, kernelSize: [3, 3], padding: [2, 2],
      dilation: [2, 2])
    let output = try conv.forward(
      [.pattern(1, 5, 5, step: 7)],
      ["weight": .pattern(2, 1, 3, 3, step: 5), "bias": .pattern(2, step: 4)])
    expect(
      output, Shape(2, 5, 5),
      [
        32, -20, -31, 30, -41, -19, 28, -44, -6, 44, -24, 56, 4, -39, 40,
        -31, -8, 45, -9, -27, 7, -14, 17, -11, -29,
        -13, -26, 13, 35, -30, 32, -3, -32, -4, 41, 1, 13, -2, -27, 50,
        -24, -6, 46, -7, -30, 11, -4, 19, -1, -24,
      ])
  }

  @Test("groups read only their own channels, and the bias can be left out")
  func groups() throws {
    // F.conv2d(pattern(4, 6, 6, step=7), pattern(4, 2, 2, 2, step=5), stride=3, groups=2)
    let conv = Conv(
      inputChannels: 4, outputChannels: 4, kernelSize: [2, 2], stride: [3, 3], groups: 2,
      bias: false)
    let output = try conv.forward(
      [.pattern(4, 6, 6, step: 7)], ["weight": .pattern(4, 2, 2, 2, step: 5)])
    expect(
      output, Shape(4, 2, 2),
      [78, 31, -28, -20, -76, -58, 54, 50, -9, -25, -6, 44, 44, -6, -25, -9])
  }

  @Test("a depthwise convolution may make several maps of each channel")
  func depthwise() throws {
    // F.conv2d(pattern(2, 3, 3, step=7), pattern(4, 1, 2, 2, step=5), pattern(4, step=4),
    //          groups=2, stride=(1, 2), padding=(0, 1), dilation=(2, 1))
    let conv = Conv(
      inputChannels: 2, outputChannels: 4, kernelSize: [2, 2], stride: [1, 2],
      padding: [0, 1], dilation: [2, 1], groups: 2)
    let output = try conv.forward(
      [.pattern(2, 3, 3, step: 7)],
      ["weight": .pattern(4, 1, 2, 2, step: 5), "bias": .pattern(4, step: 4)])
    expect(output, Shape(4, 1, 2), [-16, -20, 0, -32, -8, 15, -2, 27])
  }

  @Test("its parameters are named and shaped as in a state_dict")
  func parameters() {
    let conv = Conv(inputChannels: 4, outputChannels: 8, kernelSize: [3, 2], groups: 2)
    #expect(
      conv.parameters == [
        Parameter("weight", Shape(8, 2, 3, 2), fanIn: 12),
        Parameter("bias", Shape(8), fanIn: 12),
      ])
    #expect(conv.multiplyAdds([Shape(4, 5, 5)]) == 3 * 4 * 2 * 3 * 2 * 8)
  }

  @Test("the channel rung is there only where several channels are added up")
  func ladder() {
    let one = Conv(inputChannels: 2, outputChannels: 2, kernelSize: [3, 3], groups: 2)
    let two = Conv(inputChannels: 2, outputChannels: 2, kernelSize: [3, 3])
    #expect(!one.ladder([Shape(2, 5, 5)]).has(.channel))
    #expect(two.ladder([Shape(2, 5, 5)]).has(.channel))
    #expect(two.ladder([Shape(2, 5, 5)]).word(.term) == "product")
  }

  @Test("only what differs from the default is written")
  func line() throws {
    let input = Shape(4, 9, 9)
    let all = "8 3x2 stride 2x1 pad 1x2x0x1 dilation 2 groups 2 nobias"
    #expect(try parse(Conv.self, all, input: input).line == all)
    #expect(try parse(Conv.self, "8 3 stride 1 pad 0 groups 1", input: input).line == "8 3x3")
    #expect(
      try parse(Conv.self, "8 3x3 pad 1x2", input: input).grid
        == GridWindow(kernelSize: [3, 3], padding: [1, 2, 1, 2]))
  }

  @Test(
    "an error points at its word",
    arguments: [
      ("", 0..<4), ("eight", 5..<10), ("8", 5..<6), ("8 3x", 7..<9), ("8 3x3x3", 7..<12),
      ("8 3x3 stride", 11..<17), ("8 3x3 stride 0", 18..<19), ("8 3x3 pad 1x2x3", 15..<20),
      ("8 3x3 pads 1", 11..<15), ("8 9999999x3", 7..<16), ("8 99999999999999999999", 7..<27),
      ("8 3x3 groups 3", 18..<19),
    ])
  func errors(text: String, range: Range<Int>) {
    let error = #expect(throws: LineError.self) {
      try parse(Conv.self, text, input: Shape(4, 9, 9))
    }
    #expect(error?.range == range)
  }

  @Test("it stops when nobody waits")
  func cancelled() throws {
    let conv = Conv(inputChannels: 32, outputChannels: 32, kernelSize: [5, 5])
    let half = Checkpoint { (share) throws(Cancelled) in if share >= 0.5 { throw Cancelled() } }
    let input = try Tensor.pattern(32, 64, 64, step: 7)
    let parameters = try [
      "weight": Tensor.pattern(32, 32, 5, 5, step: 7), "bias": .pattern(32, step: 7),
    ]
    #expect(throws: Cancelled.self) { try conv.forward([input], parameters, half) }
  }
}
