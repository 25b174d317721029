import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32 on `pattern(1, 1, 3, 4, 5, step=7)`.
@Suite struct VolumePoolTests {
  @Test("the largest of each window of a volume")
  func largest() throws {
    let input = try Tensor.pattern(1, 3, 4, 5, step: 7)
    // run("MaxPool", [x], kernel_shape=[2, 2, 3], strides=[2, 2, 2], pads=[1, 0, 1, 0, 1, 1],
    //     ceil_mode=1)
    let pool = MaxPool(
      grid: GridWindow(
        kernelSize: [2, 2, 3], stride: [2, 2, 2], padding: [1, 0, 1, 0, 1, 1], roundsUp: true))
    expect(
      pool.forward([input]), Shape(1, 2, 2, 3), [5, 5, 4, 4, 5, 3, 5, 5, 5, 5, 5, 5])
    // run("MaxPool", [x], kernel_shape=[2, 2, 2], dilations=[2, 1, 3])
    let dilated = MaxPool(grid: GridWindow(kernelSize: [2, 2, 2], dilation: [2, 1, 3]))
    expect(dilated.forward([input]), Shape(1, 1, 3, 2), [5, 5, 5, 3, 4, 5])
  }

  @Test(
    "the mean of each window of a volume, with and without the padding in the divisor",
    arguments: [
      (
        false,
        [0.5, -1.25, 0.444444448, -1, 0, 1, -0.333333343, 1.125, 0.222222224, 0, 1, -0.75]
      ),
      (
        true,
        [
          0.166666672, -0.277777791, 0.222222224, -0.333333343, 0, 0.166666672, -0.222222224, 0.5,
          0.222222224, 0, 0.5, -0.25,
        ]
      ),
    ] as [(Bool, [Float])])
  func mean(paddingCounts: Bool, numbers: [Float]) throws {
    // run("AveragePool", [x], kernel_shape=[2, 3, 3], strides=[2, 2, 3], pads=[1, 1, 0, 0, 1, 1],
    //     ceil_mode=1, count_include_pad=…)
    let pool = AveragePool(
      grid: GridWindow(
        kernelSize: [2, 3, 3], stride: [2, 2, 3], padding: [1, 1, 0, 0, 1, 1], roundsUp: true),
      paddingCounts: paddingCounts)
    expect(
      pool.forward([try .pattern(1, 3, 4, 5, step: 7)]), Shape(1, 2, 3, 2), numbers)
  }

  @Test(
    "a dilated mean over maps counts the taps that it has",
    arguments: [
      (false, [-1, -1.33333337, -3.5, -0.25, 0.333333343, 0, 0.5, 2, 3.5]),
      (
        true,
        [
          -0.333333343, -0.666666687, -1.16666663, -0.166666672, 0.333333343, 0, 0.333333343, 2,
          2.33333325,
        ]
      ),
    ] as [(Bool, [Float])])
  func dilatedMean(paddingCounts: Bool, numbers: [Float]) throws {
    // run("AveragePool", [pattern(1, 1, 5, 6, step=7)], kernel_shape=[2, 3], strides=[2, 2],
    //     pads=[1, 1, 0, 2], dilations=[2, 2], ceil_mode=1, count_include_pad=…)
    let pool = AveragePool(
      kernelSize: [2, 3], stride: [2, 2],
      padding: [1, 1, 0, 2], dilation: [2, 2], roundsUp: true,
      paddingCounts: paddingCounts)
    expect(pool.forward([try .pattern(1, 5, 6, step: 7)]), Shape(1, 3, 3), numbers)
  }

  @Test("a window that reads only padding gives 0 as a mean and −∞ as a largest")
  func paddingAlone() {
    // run("AveragePool", [[[[7]]]], kernel_shape=[2], pads=[1, 1], dilations=[2]) gives 0;
    // PyTorch's F.max_pool1d([[[7]]], 2, stride=1, padding=1, dilation=2) gives −∞, and ONNX Runtime
    // the lowest float.
    let grid = GridWindow(kernelSize: [1, 1, 2], dilation: [1, 1, 2], padding: [0, 0, 1])
    let input = Tensor(Shape(1, 1, 1, 1), [7])
    #expect(AveragePool(grid: grid, paddingCounts: false).forward([input]).elements == [0])
    #expect(MaxPool(grid: grid).forward([input]).elements == [-.infinity])
  }

  @Test("global pooling leaves one number of each volume")
  func global() throws {
    // run("GlobalAveragePool", [pattern(1, 2, 2, 3, 2, step=7)]), and "GlobalMaxPool"
    let input = try Tensor.pattern(2, 2, 3, 2, step: 7)
    expect(
      GlobalAveragePool().forward([input]), Shape(2, 1, 1, 1), [-0.166666672, 0.416666657])
    expect(GlobalMaxPool().forward([input]), Shape(2, 1, 1, 1), [5, 5])
  }
}
