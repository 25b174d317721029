import ConvNet
import Testing

struct PassCostTests {
  private func cost(_ line: String) throws -> PassCost {
    PassCost(try NetworkLine.network(line))
  }

  @Test func `products and numbers are counted before a pass`() throws {
    // 144 numbers in, 400 out; 400 sums of 9 products.
    let conv = try cost("input 1x12x12 > conv 4 3x3")
    #expect(conv.numbers == 544 && conv.bytes == 2176 && conv.multiplyAdds == 3600)
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

  @Test func `what is kept beside the outputs is announced`() throws {
    let shape = Shape(30, 20)
    let turned = Gemm(Operands(inputs: 2), transposesFirst: true, transposesSecond: true)
    #expect(turned.scratch([Shape(30, 20), Shape(40, 30)]) == 600)
    let packed = Gemm(Operands(inputs: 2), transposesFirst: true)
    #expect(packed.scratch([Shape(30, 20), Shape(30, 40)]) == 600 + 600)
    let axes = [ResizedAxis(30, to: 60), ResizedAxis(20, to: 40)]
    #expect(Interpolation(axes, Resampling(.linear)).scratch([shape]) == 1200)
    #expect(Ranked(axis: 0, count: 1).scratch([shape]) == 75)
  }
}
