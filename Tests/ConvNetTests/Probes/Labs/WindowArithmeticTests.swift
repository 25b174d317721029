import ConvNet
import Testing

@Suite("Arithmetic of windows")
struct WindowArithmeticTests {
  /// `nn.Conv2d(2, 4, k, s, p, d)(torch.zeros(1, 2, n, n)).shape` and its `numel`s.
  @Test(
    "A conv has the outputs and parameters that PyTorch gives it",
    arguments: [
      ([12, 3, 1, 0, 1], 10, 76), ([12, 3, 2, 0, 1], 5, 76), ([12, 3, 2, 1, 1], 6, 76),
      ([28, 5, 3, 2, 2], 8, 204), ([7, 7, 1, 0, 1], 1, 396), ([224, 7, 2, 3, 1], 112, 396),
    ])
  func conv(sizes: [Int], outputs: Int, parameters: Int) {
    let axis = AxisArithmetic(
      input: sizes[0], kernel: sizes[1], stride: sizes[2], dilation: sizes[4], before: sizes[3],
      after: sizes[3])
    let conv = WindowArithmetic(
      .conv, inputChannels: 2, outputChannels: 4, height: axis, width: axis)
    #expect(conv.outputSizes == [outputs, outputs] && conv.parameters == parameters)
    #expect(conv.work == outputs * outputs * (parameters - 4))
    #expect(conv.denseWork == 2 * sizes[0] * sizes[0] * 4 * outputs * outputs)
  }

  /// `nn.MaxPool2d(k, s, p, ceil_mode=c)(torch.zeros(1, 2, n, n)).shape`
  @Test(
    "A pooling rounds as PyTorch does",
    arguments: [
      ([12, 3, 2, 0], false, 5), ([12, 3, 2, 0], true, 6), ([5, 2, 2, 1], true, 3),
      ([6, 3, 3, 1], true, 3), ([112, 3, 2, 1], false, 56), ([7, 2, 3, 0], true, 3),
    ])
  func pooling(sizes: [Int], roundsUp: Bool, outputs: Int) {
    let axis = AxisArithmetic(
      input: sizes[0], kernel: sizes[1], stride: sizes[2], before: sizes[3], after: sizes[3],
      roundsUp: roundsUp)
    #expect(axis.outputs == outputs)
  }

  /// `m = nn.ConvTranspose1d(1, 1, k, s, p, dilation=d, bias=False)`, all weights and inputs 1.
  @Test(
    "A transposed conv adds to its outputs as often as PyTorch does",
    arguments: [
      ([5, 3, 2, 0, 1], [1, 1, 2, 1, 2, 1, 2, 1, 2, 1, 1]),
      ([5, 3, 2, 1, 1], [1, 2, 1, 2, 1, 2, 1, 2, 1]),
      ([5, 4, 2, 1, 1], [1, 2, 2, 2, 2, 2, 2, 2, 2, 1]),
      ([7, 2, 3, 0, 2], [1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1]),
    ])
  func transposed(sizes: [Int], visits: [Int]) {
    let axis = AxisArithmetic(
      input: sizes[0], kernel: sizes[1], stride: sizes[2], dilation: sizes[4], before: sizes[3],
      after: sizes[3], isTransposed: true)
    #expect(axis.outputs == visits.count)
    #expect(Array(axis.visits.dropFirst(sizes[3]).dropLast(sizes[3])) == visits)
  }

  @Test("Halving height and width twice costs the same where the channels double each time")
  func ladder() {
    let axis = AxisArithmetic(input: 28, kernel: 3, before: 1, after: 1)
    let conv = WindowArithmetic(
      .conv, inputChannels: 8, outputChannels: 8, height: axis, width: axis)
    #expect((0..<3).map { conv.ladder($0, growth: 2).work } == [451_584, 451_584, 451_584])
    #expect(conv.ladder(2, growth: 2).channels == 32 && conv.work == 451_584)
    #expect((0..<3).map { conv.ladder($0, growth: 1).work } == [451_584, 112_896, 28_224])
  }

  @Test("Every number is read, dropped or lies between windows, for all small sizes")
  func positions() throws {
    for input in 1...9 {
      for (kernel, stride, dilation) in [(1, 1, 1), (2, 2, 1), (3, 2, 1), (2, 3, 2), (3, 1, 2)] {
        for padding in 0...2 {
          let axis = AxisArithmetic(
            input: input, kernel: kernel, stride: stride, dilation: dilation, before: padding,
            after: padding)
          let layer = Conv(
            inputChannels: 1, outputChannels: 1, kernelSize: [kernel], stride: [stride],
            padding: [padding], dilation: [dilation])
          let output = try? layer.outputShape([Shape(1, input)])
          #expect(axis.outputs == output?.width ?? 0)
          guard let output else { continue }
          // What the layer itself says that it reads, added up.
          var visits = [Int](repeating: 0, count: input)
          for element in 0..<output.width {
            let read = layer.explain([0, element], [Shape(1, input)]).steps[0].read[0]
            for index in 0..<read.count where visits.indices.contains(read[index][1]) {
              visits[read[index][1]] += 1
            }
          }
          #expect(Array(axis.visits.dropFirst(padding).prefix(input)) == visits)
          #expect(axis.dropped == axis.rest)
          #expect(visits.suffix(axis.droppedNumbers).allSatisfy { $0 == 0 })
        }
      }
    }
  }

  @Test("What can not be counted is said so, and nothing is allocated for it")
  func huge() {
    let axis = AxisArithmetic(input: 4096, kernel: 3)
    let conv = WindowArithmetic(
      .conv, inputChannels: 8192, outputChannels: 8192, height: axis, width: axis)
    #expect(conv.parameters == 603_987_968 && conv.denseParameters == nil && conv.problem == nil)
  }
}
