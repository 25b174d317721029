import ConvNet
import Testing

/// Address numbers: PyTorch 2.15, `m = pattern(1, 5, 6, step=7)`.
@Suite struct AveragePoolTests {
  @Test(
    "sums are divided by what PyTorch counts",
    arguments: [
      // F.avg_pool2d(m, (2, 4), stride=(3, 2))
      (
        AveragePool(kernelSize: [2, 4], stride: [3, 2]), Shape(1, 2, 2),
        [-0.75, -0.5, 0.125, 0.375]
      ),
      // F.avg_pool2d(m, 3, stride=2, padding=1)
      (
        AveragePool(kernelSize: [3, 3], stride: [2, 2], padding: [1, 1]), Shape(1, 3, 3),
        [
          0.222222224, 0, -0.444444448, 0.777777791, -0.555555582, 0, 0, -0.333333343, 0.444444448,
        ]
      ),
      // F.avg_pool2d(m, 3, stride=2, padding=1, count_include_pad=False)
      (
        AveragePool(
          kernelSize: [3, 3], stride: [2, 2], padding: [1, 1], paddingCounts: false),
        Shape(1, 3, 3),
        [0.5, 0, -0.666666687, 1.16666663, -0.555555582, 0, 0, -0.5, 0.666666687]
      ),
      // F.avg_pool2d(m, 4, stride=3, padding=1, ceil_mode=True)
      (
        AveragePool(kernelSize: [4, 4], stride: [3, 3], padding: [1, 1], roundsUp: true),
        Shape(1, 2, 3), [0.3125, -0.4375, -0.75, 0.125, 0, 0.5]
      ),
      // F.avg_pool2d(m, 4, stride=3, padding=1, ceil_mode=True, count_include_pad=False)
      (
        AveragePool(
          kernelSize: [4, 4], stride: [3, 3], padding: [1, 1], roundsUp: true,
          paddingCounts: false),
        Shape(1, 2, 3), [0.555555582, -0.583333313, -2, 0.222222224, 0, 1.33333337]
      ),
    ] as [(AveragePool, Shape, [Float])])
  func reference(pool: AveragePool, shape: Shape, numbers: [Float]) throws {
    expect(pool.forward([try .pattern(1, 5, 6, step: 7)]), shape, numbers)
  }

  @Test("only what differs from the default is written")
  func line() throws {
    let input = Shape(1, 9, 9)
    #expect(try parse(AveragePool.self, "2 stride 2 pad 0", input: input).line == "2")
    let all = "3 stride 2 pad 1x0x0x1 ceil nopadcount"
    #expect(try parse(AveragePool.self, all, input: input).line == all)
  }
}
