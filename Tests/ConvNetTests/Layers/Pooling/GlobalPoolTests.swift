import ConvNet
import Testing

/// Address numbers: PyTorch 2.15.
@Suite struct GlobalPoolTests {
  @Test("the mean of each map")
  func average() throws {
    // F.adaptive_avg_pool2d(pattern(3, 5, 6, step=7), 1)
    let output = GlobalAveragePool().forward([try .pattern(3, 5, 6, step: 7)])
    expect(output, Shape(3, 1, 1), [0.13333334, 0.0333333351, -0.0666666701])
  }

  @Test("the largest of each map")
  func largest() throws {
    // F.adaptive_max_pool2d(pattern(3, 2, 2, step=7), 1)
    let output = GlobalMaxPool().forward([try .pattern(3, 2, 2, step: 7)])
    expect(output, Shape(3, 1, 1), [5, 4, 2])
  }

  @Test("a NaN is the largest")
  func nan() {
    // F.adaptive_max_pool2d(torch.tensor([[[1, math.nan], [5, 2]]]), 1)
    let output = GlobalMaxPool().forward([Tensor(Shape(1, 2, 2), [1, .nan, 5, 2])])
    expect(output, Shape(1, 1, 1), [.nan])
  }
}
