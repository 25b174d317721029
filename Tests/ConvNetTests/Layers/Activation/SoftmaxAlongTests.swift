import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, one node of the operator with opset 13 or, where all axes
/// from one on are taken together, 11; `x` is `pattern(2, 2, 3, step=5)` as in `Tensor+Pattern`.
@Suite struct SoftmaxAlongTests {
  private let x: Tensor

  init() throws { x = try .pattern(2, 2, 3, step: 5) }

  @Test("shares add up to 1 along an axis, or along all from one on")
  func shares() {
    // Softmax(x, axis=1) of opset 13 and of 11
    expect(
      Softmax(axes: [1]).forward([x]), x.shape,
      [
        0.01798621, 0.999089, 0.01798621, 0.98201376, 0.00091105123, 0.98201376, 0.01798621,
        0.01798621, 0.999089, 0.98201376, 0.98201376, 0.00091105123,
      ])
    expect(
      Softmax(axes: [1, 2]).forward([x]), x.shape,
      [
        0.0044523585, 0.6607886, 0.0016379311, 0.24309054, 0.0006025612, 0.08942801, 3.2944972e-05,
        0.0048894673, 0.7256613, 0.0017987344, 0.26695588, 0.00066171744,
      ])
  }

  @Test("logarithms of shares keep their digits, also of large scores and near 0")
  func logarithms() {
    // LogSoftmax(x, axis=0) of opset 13, in float64, as ONNX Runtime's float32 is off by more than
    // it shows: x - np.log(np.exp(x).sum(0)); LogSoftmax(x, axis=1) of 11
    expect(
      Softmax(axes: [0], isLogarithm: true).forward([x]), x.shape,
      [
        -0.048587352, -0.048587352, -8.000336, -0.048587352, -8.000336, -0.048587352, -3.0485873,
        -3.0485873, -0.00033540637, -3.0485873, -0.00033540637, -3.0485873,
      ])
    expect(
      Softmax(axes: [1, 2], isLogarithm: true).forward([x]), x.shape,
      [
        -5.4143214, -0.41432133, -6.4143214, -1.4143213, -7.4143214, -2.4143214, -10.320672,
        -5.320672, -0.32067195, -6.320672, -1.3206719, -7.320672,
      ])
    let scores = Tensor(Shape(4), [1000, 1001, 998.5, -3])
    expect(
      Softmax(axes: [0], isLogarithm: true).forward([scores]), Shape(4),
      [-1.371539, -0.371539, -2.871539, -1004.3715])
  }

  @Test("scores without a share, and a NaN, end as in ONNX Runtime")
  func odd() {
    // Softmax([-inf, 0]), Softmax([-inf, -inf]), Softmax([1, nan]), and LogSoftmax
    let scores = Tensor(Shape(3, 2), [-.infinity, 0, -.infinity, -.infinity, 1, .nan])
    expect(
      Softmax(axes: [1]).forward([scores]), Shape(3, 2), [0, 1, .nan, .nan, .nan, .nan])
    expect(
      Softmax(axes: [1], isLogarithm: true).forward([scores]), Shape(3, 2),
      [-.infinity, 0, .nan, .nan, .nan, .nan])
  }

  @Test("the largest takes all, the first of equals")
  func hardmax() {
    // Hardmax(x, axis=1) of opset 13 and of 11, Hardmax([2, 5, 5, 1])
    expect(Hardmax(axes: [1]).forward([x]), x.shape, [0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0])
    expect(Hardmax(axes: [1, 2]).forward([x]), x.shape, [0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0])
    expect(
      Hardmax(axes: [0]).forward([Tensor(Shape(4), [2, 5, 5, 1])]), Shape(4), [0, 1, 0, 0])
  }

  @Test("a softmax along an axis gives the shares of the softmax of a vector")
  func vector() {
    let scores = Tensor(Shape(5), [0.5, -1.25, 3, 0, 2])
    expect(
      Softmax(axes: [0]).forward([scores]), Shape(5), Softmax().forward([scores]).elements)
  }
}
