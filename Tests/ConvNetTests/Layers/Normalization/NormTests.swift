import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, one node of the operator with opset 21 (`RMSNormalization`
/// 23), epsilon 0.25; `x` is `pattern(2, 2, 3, step=7)` as in `Tensor+Pattern`.
@Suite struct NormTests {
  private let x: Tensor
  private let epsilon: Float = 0.25

  init() throws { x = try .pattern(2, 2, 3, step: 7) }

  @Test("each channel is standardized by itself")
  func instance() {
    // InstanceNormalization(x[None], [2, -1], [0.5, 3])[0]
    let norm = InstanceNorm(channels: 2, epsilon: epsilon)
    let parameters = ["weight": Tensor(Shape(2), [2, -1]), "bias": Tensor(Shape(2), [0.5, 3])]
    expectNear(
      norm.forward([x], parameters),
      [
        -1.418731, 3.3216631, 0.6128665, -2.0959303, 2.644464, -0.064332664, 3.9593654, 1.5891683,
        2.9435668, 4.297965, 1.927768, 3.2821662,
      ])
    let deep = x.reshaped(Shape(2, 1, 2, 3))
    #expect(norm.forward([deep], parameters).elements == norm.forward([x], parameters).elements)
    #expect(norm.multiplyAdds([x.shape]) == 12)
  }

  @Test("channels are standardized in groups, and each has its scale")
  func group() throws {
    let x = try Tensor.pattern(4, 2, 3, step: 7)
    // GroupNormalization(pattern(4, 2, 3, step=7)[None], [1, 2, -1, 3], [0.5, 0, 3, -2], num_groups=2)[0]
    let parameters = [
      "weight": Tensor(Shape(4), [1, 2, -1, 3]), "bias": Tensor(Shape(4), [0.5, 0, 3, -2]),
    ]
    expectNear(
      GroupNorm(groups: 2, channels: 4, epsilon: epsilon).forward([x], parameters),
      [
        -0.08797473, 2.1570196, 0.8741657, -0.4086882, 1.8363061, 0.55345225, -2.4588032, 2.0311854,
        -0.5345225, -3.1002305, 1.3897585, -1.1759495, 1.6381298, 2.8266711, 4.015212, 1.9352652,
        3.1238065, 4.3123474, 0.3027985, -3.262825, -6.828449, -0.5886073, -4.154231, 2.0856104,
      ])
  }

  @Test("the last axes are standardized together, with or without weights")
  func layer() {
    // LayerNormalization(x, [1, 2, -1], [0.5, 0, 3]), without the bias, and with axis=-2
    let weight = Tensor(Shape(3), [1, 2, -1])
    expectNear(
      LayerNorm(normalizedShape: [3], epsilon: epsilon)
        .forward([x], ["weight": weight, "bias": Tensor(Shape(3), [0.5, 0, 3])]),
      [
        -0.6451967, 2.5194325, 3.1145196, -0.6451967, 2.5194328, 3.1145196, -0.6451967, 2.5194328,
        3.1145196, -0.6451967, 2.5194325, 3.1145196,
      ])
    expectNear(
      LayerNorm(normalizedShape: [3], epsilon: epsilon, bias: false)
        .forward([x], ["weight": weight]),
      [
        -1.1451967, 2.5194325, 0.11451968, -1.1451967, 2.5194328, 0.11451966, -1.1451967, 2.5194328,
        0.11451966, -1.1451967, 2.5194325, 0.11451968,
      ])
    expectNear(
      LayerNorm(normalizedShape: [2, 3], epsilon: epsilon, bias: false)
        .forward([x], ["weight": Tensor(Shape(2, 3), [1, 2, -1, 1, 1, 2])]),
      [
        -0.9593655, 2.8216631, -0.05643327, -1.297965, 1.0722321, -0.56433266, -0.9593656,
        2.8216631, -0.056433253, -1.2979652, 1.072232, -0.56433266,
      ])
    #expect(LayerNorm(normalizedShape: [3], weight: false, bias: false).parameters.isEmpty)
  }

  @Test("a root mean square takes no mean away")
  func rootMeanSquare() {
    // RMSNormalization(x, [1, 2, -1])
    expectNear(
      RMSNorm(normalizedShape: [3], epsilon: epsilon)
        .forward([x], ["weight": Tensor(Shape(3), [1, 2, -1])]),
      [
        -0.62469506, 3.123475, -0.31234753, -1.0239842, 2.7306247, -0.0, -1.3395493, 2.0093238,
        0.33488733, -1.490712, 1.1925696, 0.5962848,
      ])
  }

  @Test("numbers are divided by the norm of an axis, and zeros stay zeros")
  func lp() {
    // LpNormalization(x, axis=1, p=2), p=1, and of [0, 0, 0]
    expectNear(
      LpNormalization(axis: 1).forward([x]),
      [
        -0.5547002, 0.78086877, 1, -0.8320503, 0.62469506, 0, -0.62469506, 0.8320503, -0.4472136,
        -0.78086877, 0.5547002, -0.8944272,
      ])
    expectNear(
      LpNormalization(axis: 1, p: 1).forward([x]),
      [
        -0.4, 0.5555556, 1, -0.6, 0.44444445, 0, -0.44444445, 0.6, -0.33333334, -0.5555556, 0.4,
        -0.6666667,
      ])
    #expect(LpNormalization(axis: 0).forward([Tensor(Shape(3))]).elements == [0, 0, 0])
  }

  @Test("mean and variance are taken away along any axes, and equal numbers become NaN")
  func meanVariance() {
    // MeanVarianceNormalization(x[None], axes=[0, 2, 3])[0], axes=[0, 1, 3], and of four fives
    expectNear(
      MeanVarianceNormalization(axes: [1, 2]).forward([x]),
      [
        -0.9734172, 1.4314959, 0.057259846, -1.3169763, 1.087937, -0.2862992, -0.9734172, 1.4314958,
        0.05725982, -1.3169762, 1.0879368, -0.28629917,
      ])
    expectNear(
      MeanVarianceNormalization(axes: [0, 2]).forward([x]),
      [
        -0.7683498, 1.5366997, 0.21952851, -0.7683498, 1.5366997, 0.21952853, -1.4269354, 0.8781141,
        -0.43905705, -1.4269354, 0.8781141, -0.43905702,
      ])
    let fives = Tensor(Shape(1, 2, 2), repeating: 5)
    expect(
      MeanVarianceNormalization(axes: [1, 2]).forward([fives]), fives.shape,
      [.nan, .nan, .nan, .nan])
  }

  @Test("a mean far from 0 costs no digits")
  func farFromZero() {
    // numpy: (x - x.mean()) / np.sqrt(x.var()) in float64 of [10000, 10001, 10002, 10003]
    let x = Tensor(Shape(4), [10000, 10001, 10002, 10003])
    let norm = LayerNorm(normalizedShape: [4], epsilon: 0, weight: false, bias: false)
    expect(
      norm.forward([x]), Shape(4), [-1.34164079, -0.447213595, 0.447213595, 1.34164079])
  }

  @Test("steps are told in order: mean, variance, deviations, scale and shift")
  func explained() {
    let x = Tensor(Shape(1, 4), [1, 3, 5, 7])
    let explanation = InstanceNorm(channels: 1, epsilon: 4).explain([0, 3], [x.shape])
    let values = explanation.stepValues { source, place in
      switch source {
      case .input: x[place]
      case .parameter(let name): name == "weight" ? 10 : 0.5
      case .step, .output, .gradient: nil
      }
    }
    #expect(values == [4, 5, 1, 10.5])
    #expect(
      explanation.steps.map(\.note) == [
        "mean", "variance", "deviations above the mean", "scaled and shifted",
      ])
  }

  @Test("sizes that do not fit are refused in a sentence")
  func refused() {
    func words(_ layer: some Layer) -> String {
      do { return "\(try layer.outputShape([x.shape]))" } catch { return error.description }
    }
    #expect(
      words(LayerNorm(normalizedShape: [2, 2]))
        == "layernorm takes numbers whose last sizes are 2×2, not 2×2×3")
    #expect(
      words(LayerNorm(normalizedShape: []))
        == "layernorm takes numbers whose last sizes are none, not 2×2×3")
    #expect(
      words(InstanceNorm(channels: 3))
        == "instancenorm takes 3 channels, but its input 2×2×3 has 2")
    for groups in [Int.min, 0, 3, Int.max] {
      #expect(
        words(GroupNorm(groups: groups, channels: 2))
          == "groups \(groups) of groupnorm has to be a divisor of its 2 channels")
    }
    for size in [Int.min, 0, 1 << 40, Int.max] {
      #expect(LayerNorm(normalizedShape: [size]).parameters.isEmpty)
      #expect(GroupNorm(groups: 1, channels: size).parameters.isEmpty)
    }
  }

  /// ONNX Runtime's norms are off by some units of float32's last place, of the largest number.
  private func expectNear(
    _ tensor: Tensor, _ numbers: [Float], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reach = numbers.reduce(0) { max($0, abs($1)) }
    let agrees =
      tensor.elements.count == numbers.count
      && zip(tensor.elements, numbers).allSatisfy { abs($0 - $1) <= 1e-6 * reach }
    #expect(agrees, "\(tensor.elements) is not \(numbers)", sourceLocation: sourceLocation)
  }
}
