import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32.
@Suite struct AutoPadTests {
  /// run("Conv", [pattern(1, 1, input, step=7), pattern(1, 1, kernel, step=5)], strides=[stride],
  ///     auto_pad=…)
  @Test(
    "a convolution is padded as ONNX Runtime pads it",
    arguments: [
      (.valid, 6, 3, 1, [16, 2, -23, 18]),
      (.valid, 6, 4, 3, [10]),
      (.sameUpper, 6, 3, 1, [-21, 16, 2, -23, 18, -8]),
      (.sameUpper, 6, 4, 1, [-19, 10, 10, -23, 18, -8]),
      (.sameUpper, 6, 4, 3, [10, 18]),
      (.sameUpper, 7, 2, 3, [19, 18, 8]),
      (.sameUpper, 6, 1, 2, [4, -2, -8]),
      (.sameLower, 6, 3, 1, [-21, 16, 2, -23, 18, -8]),
      (.sameLower, 6, 4, 1, [16, -19, 10, 10, -23, 18]),
      (.sameLower, 6, 4, 3, [-19, -23]),
      (.sameLower, 7, 2, 3, [-6, -11, -12]),
      (.sameLower, 6, 1, 2, [4, -2, -8]),
    ] as [(AutoPad, Int, Int, Int, [Float])])
  func convolution(word: AutoPad, input: Int, kernel: Int, stride: Int, numbers: [Float]) throws {
    let pads = try #require(try word.padding(input: input, kernel: kernel, stride: stride))
    let conv = Conv(
      inputChannels: 1, outputChannels: 1, kernelSize: [kernel], stride: [stride],
      padding: [pads.before, pads.after], bias: false)
    let output = conv.forward(
      [try .pattern(1, input, step: 7)], ["weight": try .pattern(1, 1, kernel, step: 5)])
    expect(output, Shape(1, numbers.count), numbers)
  }

  /// run("ConvTranspose", [pattern(1, 1, 5, step=7), pattern(1, 1, 3, step=5)], strides=[stride],
  ///     auto_pad=…, output_shape=…, output_padding=…)
  @Test(
    "a transposed convolution is padded as ONNX Runtime pads it",
    arguments: [
      (.sameUpper, 2, 0, nil, [4, -6, -4, 15, -17, 3, 3, -9, 1, 12]),
      (.sameLower, 2, 0, nil, [-6, -4, 15, -17, 3, 3, -9, 1, 12, -12]),
      (.sameUpper, 2, 1, nil, [-6, -4, 15, -17, 3, 3, -9, 1, 12, -12]),
      (.valid, 2, 0, nil, [4, -6, -4, 15, -17, 3, 3, -9, 1, 12, -12]),
      (.valid, 2, 1, nil, [4, -6, -4, 15, -17, 3, 3, -9, 1, 12, -12, 0]),
      (
        .sameUpper, 4, 0, nil,
        [4, -6, 6, 0, -10, 15, -15, 0, -2, 3, -3, 0, 6, -9, 9, 0, -8, 12, -12]
      ),
      (.notSet, 2, 0, 10, [-6, -4, 15, -17, 3, 3, -9, 1, 12, -12]),
      (.notSet, 2, 0, 8, [-4, 15, -17, 3, 3, -9, 1, 12]),
      (.notSet, 2, 1, 8, [-4, 15, -17, 3, 3, -9, 1, 12]),
      (.sameUpper, 2, 0, 10, [4, -6, -4, 15, -17, 3, 3, -9, 1, 12]),
      (.sameLower, 2, 0, 10, [-6, -4, 15, -17, 3, 3, -9, 1, 12, -12]),
      (.valid, 2, 0, 9, [-6, -4, 15, -17, 3, 3, -9, 1, 12]),
    ] as [(AutoPad, Int, Int, Int?, [Float])])
  func transposed(
    word: AutoPad, stride: Int, outputPadding: Int, outputShape: Int?, numbers: [Float]
  ) throws {
    let pads = try #require(
      try word.transposedPadding(
        input: 5, kernel: 3, stride: stride, outputPadding: outputPadding, outputShape: outputShape
      ))
    let conv = ConvTranspose(
      inputChannels: 1, outputChannels: 1,
      grid: GridWindow(
        kernelSize: [3], stride: [stride], padding: [pads.before, pads.after]),
      outputPadding: [outputPadding], bias: false)
    let output = conv.forward(
      [try .pattern(1, 5, step: 7)], ["weight": try .pattern(1, 1, 3, step: 5)])
    expect(output, Shape(1, numbers.count), numbers)
  }

  @Test("pads that are written down are nobody else's business")
  func notSet() throws {
    #expect(try AutoPad.notSet.padding(input: 5, kernel: 3, stride: 1) == nil)
    #expect(try AutoPad.notSet.transposedPadding(input: 5, kernel: 3, stride: 1) == nil)
    #expect(AutoPad(rawValue: "SAME_UPPER") == .sameUpper)
    #expect(AutoPad(rawValue: "SAME") == nil)
  }

  @Test("a dilated window reaches further")
  func dilation() throws {
    let pads = try #require(
      try AutoPad.sameLower.padding(input: 9, kernel: 4, stride: 2, dilation: 2))
    #expect(pads == (3, 3))
  }

  @Test("more outputs than there are, and absurd numbers, are refused in a sentence")
  func refusals() {
    let error = #expect(throws: LayerError.self) {
      try AutoPad.notSet.transposedPadding(input: 5, kernel: 3, stride: 2, outputShape: 13)
    }
    #expect(error?.description == "output shape 13 of convtranspose has to be from 1 to 11")
    for number in [Int.min, -1, 0, Int.max] {
      #expect(throws: LayerError.self) {
        try AutoPad.sameUpper.padding(input: number, kernel: 3, stride: 1)
      }
      #expect(throws: LayerError.self) {
        try AutoPad.sameUpper.transposedPadding(input: 5, kernel: number, stride: number)
      }
    }
  }
}
