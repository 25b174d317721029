import ConvNet
import Testing

struct PassCostTests {
  private func cost(_ line: String) throws -> PassCost {
    PassCost(try NetworkLine.network(line))
  }

  @Test func `products and numbers are counted before a pass`() throws {
    // 144 numbers in, 400 out, 208 of packed weights at most; 400 sums of 9 products.
    let conv = try cost("input 1x12x12 > conv 4 3x3")
    #expect(conv.numbers == 544 && conv.bytes == 3008 && conv.multiplyAdds == 3600)
    #expect(conv.times(3).multiplyAdds == 10_800)
  }

  @Test func `a window costs as much as it looks at`() throws {
    // 101 x 101 windows of 10,000 numbers, each of which counts as eight multiply-adds.
    #expect(try cost("input 1x200x200 > maxpool 100 stride 1").multiplyAdds == 816_080_000)
  }

  @Test func `a line is held to the limits of files`() {
    for line in [
      "input 1x1000x1000 > conv 1000 1x1 > flatten", "input 1x16384x16384 > relu",
      "input 1x32000x32000 > globalavgpool",
    ] {
      #expect(throws: LineError.self) { try NetworkLine.network(line) }
    }
  }

  /// What lies in memory is no more than was announced.
  @Test(arguments: [
    Conv(inputChannels: 32, outputChannels: 32, kernelSize: [3, 3]),
    Conv(inputChannels: 32, outputChannels: 48, kernelSize: [3, 3], padding: [1, 1], bias: false),
    Conv(inputChannels: 40, outputChannels: 40, kernelSize: [3, 3], stride: [2, 2]),
    Conv(inputChannels: 64, outputChannels: 64, kernelSize: [3, 3], groups: 64),
    Conv(inputChannels: 5, outputChannels: 7, kernelSize: [1, 1]),
    Conv(inputChannels: 5, outputChannels: 7, kernelSize: [5]),
  ])
  func `weights in another order are announced`(conv: Conv) throws {
    let input = try Shape(checking: [conv.inputChannels] + conv.grid.kernelSize.map { _ in 16 })
    let parameters = Parameters(
      uniqueKeysWithValues: conv.parameters.map { ($0.name, Tensor($0.shape, repeating: 0.5)) })
    let packed = try conv.pack(parameters, [input], .unchecked)
    #expect(packed.byteCount <= conv.packedCount([input]) * 4)
    let node = try Network(
      name: "n", input: input, [Network.Part("c", conv, inputs: [0], weights: parameters)])
    #expect(PassCost(node).beside >= conv.packedCount([input]))
  }

  @Test func `what is kept beside the outputs is announced`() throws {
    let shape = Shape(30, 20)
    let turned = Gemm(Operands(inputs: 2), transposesFirst: true, transposesSecond: true)
    #expect(turned.scratch([Shape(30, 20), Shape(40, 30)]) == 600)
    #expect(MatMul(Operands(inputs: 2)).scratch([Shape(5, 30, 20), Shape(20, 40)]) == 600)
    let wide = WideConv(
      Conv(inputChannels: 8, outputChannels: 4, kernelSize: [3, 3], bias: false), block: 2)
    #expect(wide.scratch([Shape(8, 5, 5)]) == 4 * 9 * 2 + 4 * 2 * 9 * 2)
    let packed = Gemm(Operands(inputs: 2), transposesFirst: true)
    #expect(packed.scratch([Shape(30, 20), Shape(30, 40)]) == 600 + 600)
    let axes = [ResizedAxis(30, to: 60), ResizedAxis(20, to: 40)]
    #expect(Interpolation(axes, Resampling(.linear)).scratch([shape]) == 1200)
    #expect(Ranked(axis: 0, count: 1).scratch([shape]) == 75)
  }
}
