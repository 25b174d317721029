import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, `run("Conv", [x, weight, bias], …)` on `pattern`.
@Suite struct VolumeConvTests {
  @Test("a volume is convolved along three axes, each with its own stride, padding and dilation")
  func reference() throws {
    // run("Conv", [pattern(1, 2, 3, 4, 4, step=7), pattern(2, 2, 2, 2, 3, step=5), pattern(2, step=4)],
    //     strides=[2, 1, 2], pads=[1, 0, 1, 0, 1, 1], dilations=[1, 2, 1])
    let conv = Conv(
      inputChannels: 2, outputChannels: 2,
      grid: GridWindow(
        kernelSize: [2, 2, 3], stride: [2, 1, 2], dilation: [1, 2, 1], padding: [1, 0, 1, 0, 1, 1]))
    let parameters = try [
      "weight": Tensor.pattern(2, 2, 2, 2, 3, step: 5), "bias": .pattern(2, step: 4),
    ]
    expect(
      conv.forward([try .pattern(2, 3, 4, 4, step: 7)], parameters), Shape(2, 2, 3, 2),
      [
        42, -26, 4, -21, -3, -6, 7, 35, 9, -80, 8, 41, 39, 34, 8, -11, 1, -54, 48, -42, -13, -26,
        10, 37,
      ])
    #expect(conv.multiplyAdds([Shape(2, 3, 4, 4)]) == 24 * 24)
    #expect(conv.line == "2 2x2x3 stride 2x1x2 pad 1x0x1x0x1x1 dilation 1x2x1")
  }

  @Test("a group reads only its own channels")
  func groups() throws {
    // run("Conv", [pattern(1, 2, 2, 3, 3, step=7), pattern(2, 1, 2, 2, 2, step=5)], group=2)
    let conv = Conv(
      inputChannels: 2, outputChannels: 2, grid: GridWindow(kernelSize: [2, 2, 2]), groups: 2,
      bias: false)
    expect(
      conv.forward(
        [try .pattern(2, 2, 3, 3, step: 7)], ["weight": try .pattern(2, 1, 2, 2, 2, step: 5)]),
      Shape(2, 1, 2, 2), [33, -34, -3, -26, 58, -57, 10, -50])
  }
}
