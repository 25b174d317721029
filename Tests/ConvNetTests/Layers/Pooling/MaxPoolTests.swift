import ConvNet
import Testing

/// Address numbers: PyTorch 2.15, `m = pattern(1, 5, 6, step=7)`.
@Suite struct MaxPoolTests {
  @Test(
    "windows, strides, padding, dilation and rounding up are PyTorch's",
    arguments: [
      // F.max_pool2d(m, 2)
      (MaxPool(kernelSize: [2, 2]), Shape(1, 2, 3), [5, 1, 4, 5, 4, 5]),
      // F.max_pool2d(m, 3, stride=2, padding=1)
      (
        MaxPool(kernelSize: [3, 3], stride: [2, 2], padding: [1, 1]), Shape(1, 3, 3),
        [5, 5, 4, 5, 4, 5, 3, 4, 5]
      ),
      // F.max_pool2d(m, 2, ceil_mode=True)
      (
        MaxPool(kernelSize: [2, 2], roundsUp: true), Shape(1, 3, 3),
        [5, 1, 4, 5, 4, 5, 1, 4, 3]
      ),
      // F.max_pool2d(m, 2, stride=(3, 4), padding=1, ceil_mode=True): a window that would begin in
      // the padding behind the input is dropped
      (
        MaxPool(kernelSize: [2, 2], stride: [3, 4], padding: [1, 1], roundsUp: true),
        Shape(1, 2, 2), [-2, 4, 5, 4]
      ),
      // F.max_pool2d(m, (2, 3), stride=1, dilation=2)
      (
        MaxPool(kernelSize: [2, 3], stride: [1, 1], dilation: [2, 2]), Shape(1, 3, 2),
        [5, 5, 3, 5, 5, 4]
      ),
    ] as [(MaxPool, Shape, [Float])])
  func reference(pool: MaxPool, shape: Shape, numbers: [Float]) throws {
    expect(pool.forward([try .pattern(1, 5, 6, step: 7)]), shape, numbers)
  }

  @Test("a NaN wins every window it is in")
  func nan() throws {
    // m[0, 1, 1] = nan; F.max_pool2d(m, 3, stride=2)
    var input = try Tensor.pattern(1, 5, 6, step: 7)
    input[0, 1, 1] = .nan
    let output = MaxPool(kernelSize: [3, 3], stride: [2, 2]).forward([input])
    expect(output, Shape(1, 2, 2), [.nan, 4, 5, 4])
  }

  @Test("the stride is the kernel unless it is written")
  func line() throws {
    let input = Shape(1, 9, 9)
    #expect(try parse(MaxPool.self, "2", input: input) == MaxPool(kernelSize: [2, 2]))
    #expect(try parse(MaxPool.self, "2 stride 2", input: input).line == "2")
    let all = "3x2 stride 1x2 pad 1x0 dilation 2 ceil"
    #expect(try parse(MaxPool.self, all, input: input).line == all)
  }
}
