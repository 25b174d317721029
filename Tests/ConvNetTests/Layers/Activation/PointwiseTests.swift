import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, one node of the operator that the function is named after
/// (`HardSwish`, `Clip`, `Cast`, …) with opset 21, `Mish` and `Swish` 24:
///
///     node = helper.make_node(op, ["x"], ["y"], **attributes)
///     session.run(None, {"x": np.array(numbers, np.float32)})
///
/// What float32 can hardly hold, such as exp(−100), is written as 0.
@Suite struct PointwiseTests {
  /// What goes into every function.
  private static let numbers: [Float] = [
    -.infinity, -100, -2.5, -0.5, -0.0, 0.25, 1, 1.5, 4, 100, .infinity, .nan,
  ]
  private let input = Tensor(Shape(3, 2, 2), numbers)

  @Test(
    "functions with numbers of their own give ONNX Runtime's",
    arguments: [
      (
        .elu(alpha: 1),
        [-1, -1, -0.917915, -0.39346933, -0.0, 0.25, 1, 1.5, 4, 100, .infinity, .nan]
      ),
      (
        .celu(alpha: 2),
        [-2, -2, -1.4269904, -0.44239843, 0, 0.25, 1, 1.5, 4, 100, .infinity, .nan]
      ),
      (
        .selu(alpha: 1.67326319, gamma: 1.05070102),
        [
          -1.7580993, -1.7580993, -1.6137857, -0.69175816, 0, 0.26267526, 1.050701, 1.5760515,
          4.202804, 105.0701, .infinity, .nan,
        ]
      ),
      (.hardSigmoid(alpha: 0.2, beta: 0.5), [0, 0, 0, 0.4, 0.5, 0.55, 0.7, 0.8, 1, 1, 1, .nan]),
      (.thresholdedReLU(alpha: 0.5), [0, 0, 0, 0, 0, 0, 1, 1.5, 4, 100, .infinity, 0]),
      (
        .shrink(bias: 0.25, threshold: 1),
        [-.infinity, -99.75, -2.25, 0, 0, 0, 0, 1.25, 3.75, 99.75, .infinity, 0]
      ),
      (.isInfinite(positive: true, negative: false), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]),
      (.clip(low: -1, high: 2), [-1, -1, -1, -0.5, -0.0, 0.25, 1, 1.5, 2, 2, 2, .nan]),
      (.clip(low: 2, high: -1), [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, .nan]),
    ] as [(Function, [Float])])
  func withNumbers(function: Function, expected: [Float]) {
    expect(Pointwise(function).forward([input]), input.shape, expected)
  }

  @Test(
    "functions of a number alone give ONNX Runtime's",
    arguments: [
      (
        .exp,
        [
          0, 0, 0.082085, 0.60653067, 1, 1.2840254, 2.7182817, 4.481689, 54.59815, .infinity,
          .infinity, .nan,
        ]
      ),
      (
        .log,
        [
          .nan, .nan, .nan, .nan, -.infinity, -1.3862944, 0, 0.4054651, 1.3862944, 4.6051702,
          .infinity, .nan,
        ]
      ),
      (.sqrt, [.nan, .nan, .nan, .nan, -0.0, 0.5, 1, 1.2247449, 2, 10, .infinity, .nan]),
      (.reciprocal, [-0.0, -0.01, -0.4, -2, -.infinity, 4, 1, 0.6666667, 0.25, 0.01, 0, .nan]),
      (
        .erf,
        [-1, -1, -0.9995931, -0.5204999, -0.0, 0.2763264, 0.8427008, 0.96610516, 1, 1, 1, .nan]
      ),
      (.negative, [.infinity, 100, 2.5, 0.5, 0, -0.25, -1, -1.5, -4, -100, -.infinity, .nan]),
      (.absolute, [.infinity, 100, 2.5, 0.5, 0, 0.25, 1, 1.5, 4, 100, .infinity, .nan]),
      (.sign, [-1, -1, -1, -1, 0, 1, 1, 1, 1, 1, 1, .nan]),
      (.floor, [-.infinity, -100, -3, -1, -0.0, 0, 1, 1, 4, 100, .infinity, .nan]),
      (.ceiling, [-.infinity, -100, -2, -0.0, -0.0, 1, 1, 2, 4, 100, .infinity, .nan]),
      (.round, [-.infinity, -100, -2, -0.0, -0.0, 0, 1, 2, 4, 100, .infinity, .nan]),
      (
        .sin,
        [
          .nan, 0.50636566, -0.5984722, -0.47942555, -0.0, 0.24740396, 0.84147096, 0.997495,
          -0.7568025, -0.50636566, .nan, .nan,
        ]
      ),
      (
        .cos,
        [
          .nan, 0.8623189, -0.8011436, 0.87758255, 1, 0.9689124, 0.5403023, 0.0707372, -0.6536436,
          0.8623189, .nan, .nan,
        ]
      ),
      (
        .tan,
        [
          .nan, 0.58721393, 0.74702233, -0.5463025, -0.0, 0.25534192, 1.5574077, 14.10142,
          1.1578213, -0.58721393, .nan, .nan,
        ]
      ),
      (
        .asin,
        [.nan, .nan, .nan, -0.52359873, -0.0, 0.25268027, 1.5707964, .nan, .nan, .nan, .nan, .nan]
      ),
      (.acos, [.nan, .nan, .nan, 2.0943952, 1.5707964, 1.318116, 0, .nan, .nan, .nan, .nan, .nan]),
      (
        .atan,
        [
          -1.5707964, -1.5607967, -1.19029, -0.46364754, -0.0, 0.24497868, 0.7853981, 0.9827938,
          1.3258177, 1.5607967, 1.5707964, .nan,
        ]
      ),
      (
        .sinh,
        [
          -.infinity, -.infinity, -6.0502048, -0.5210953, -0.0, 0.25261232, 1.1752012, 2.1292794,
          27.289919, .infinity, .infinity, .nan,
        ]
      ),
      (
        .cosh,
        [
          .infinity, .infinity, 6.1322894, 1.127626, 1, 1.0314131, 1.5430806, 2.3524096, 27.308231,
          .infinity, .infinity, .nan,
        ]
      ),
      (
        .asinh,
        [
          -.infinity, -5.298342, -1.6472312, -0.48121184, -0.0, 0.24746647, 0.8813736, 1.1947632,
          2.0947125, 5.298342, .infinity, .nan,
        ]
      ),
      (
        .acosh,
        [.nan, .nan, .nan, .nan, .nan, .nan, 0, 0.9624237, 2.063437, 5.298292, .infinity, .nan]
      ),
      (
        .atanh,
        [.nan, .nan, .nan, -0.54930615, -0.0, 0.25541282, .infinity, .nan, .nan, .nan, .nan, .nan]
      ),
      (
        .softplus,
        [
          0, 0, 0.07888974, 0.474077, 0.6931472, 0.8259395, 1.3132617, 1.7014133, 4.01815,
          100, .infinity, .nan,
        ]
      ),
      (
        .softsign,
        [.nan, -0.990099, -0.71428573, -0.33333334, -0.0, 0.2, 0.5, 0.6, 0.8, 0.990099, .nan, .nan]
      ),
      (
        .mish,
        [
          .nan, -0.0, -0.19681619, -0.22074378, -0.0, 0.16957243, 0.8650985, 1.4033782, 3.9974127,
          100, .infinity, .nan,
        ]
      ),
      (
        .swish,
        [
          .nan, -0.0, -0.18964544, -0.18877035, -0.0, 0.14054412, 0.7310586, 1.2263616, 3.928055,
          100, .infinity, .nan,
        ]
      ),
      (
        .hardSwish,
        [
          .nan, -0.0, -0.20833328, -0.20833333, -0.0, 0.13541667, 0.6666667, 1.125, 4, 100,
          .infinity, .nan,
        ]
      ),
      (.isNaN, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
    ] as [(Elementary, [Float])])
  func elementary(function: Elementary, expected: [Float]) {
    expect(Pointwise(function).forward([input]), input.shape, expected)
  }

  @Test(
    "a cast cuts off what is behind the point, and what does not fit does as in ONNX Runtime",
    arguments: [
      (.int8, [0, 0, -44, 127, -1, 0, 1, -126, -1, 44, 112, 0]),
      (.uint8, [0, 0, 212, 127, 255, 0, 1, 130, 255, 44, 112, 0]),
      (.int16, [0, 0, -300, -129, -1, 0, 1, 130, 255, 300, 4464, 0]),
      (.uint16, [0, 0, 65236, 65407, 65535, 0, 1, 130, 255, 300, 4464, 0]),
      (
        .int32,
        [
          -2.1474836e+09, -2.1474836e+09, -300, -129, -1, 0, 1, 130, 255, 300, 70000,
          -2.1474836e+09,
        ]
      ),
      (.int64, [-9.223372e+18, -3e+09, -300, -129, -1, 0, 1, 130, 255, 300, 70000, -9.223372e+18]),
    ] as [(IntegerType, [Float])])
  func cast(type: IntegerType, expected: [Float]) {
    let input = Tensor(
      Shape(12), [-.infinity, -3e+09, -300.7, -129, -1.5, -0.5, 1.9, 130, 255.9, 300, 70000, .nan])
    expect(Pointwise(.truncated(type)).forward([input]), Shape(12), expected)
  }

  @Test("truth values are 0 and 1, and a square is one")
  func truth() {
    let input = Tensor(Shape(5), [0, -0.0, 2, -.infinity, .nan])
    // Cast to BOOL, and Not of that
    expect(Pointwise(.nonzero).forward([input]), Shape(5), [0, 0, 1, 1, 1])
    expect(Pointwise(.logicalNot).forward([input]), Shape(5), [1, 1, 0, 0, 0])
    expect(Pointwise(.finite).forward([input]), Shape(5), [0, 0, 2, 0, 0])
    expect(Pointwise(.square).forward([input]), Shape(5), [0, 0, 4, .infinity, .nan])
  }

  @Test("halves are rounded to the even number")
  func halves() {
    // Round
    let input = Tensor(Shape(6), [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5])
    expect(Pointwise(.round).forward([input]), Shape(6), [-2, -2, 0, 0, 2, 2])
  }

  @Test("infinities above 0 are looked for, or below, or both, or none")
  func infinities() {
    let input = Tensor(Shape(3), [-.infinity, .infinity, 1])
    func found(_ positive: Bool, _ negative: Bool) -> [Float] {
      Pointwise(.isInfinite(positive: positive, negative: negative)).forward([input]).elements
    }
    #expect(found(true, true) == [1, 1, 0])
    #expect(found(false, true) == [1, 0, 0])
    #expect(found(false, false) == [0, 0, 0])
  }

  @Test("every elementary function has a word of its own, and says its numbers in words")
  func words() {
    let kinds = Elementary.allCases.map { Pointwise($0).kind }
    #expect(Set(kinds).count == Elementary.allCases.count)
    #expect(Pointwise(.clip(low: 0, high: .infinity)).kind == "clip")
    #expect(Pointwise(.clip(low: 0, high: .infinity)).line == "0.0 to inf")
    #expect(Pointwise(.truncated(.int32)).line == "int32")
  }

  @Test("a function of several numbers is refused, and the layer is named by its function")
  func refused() {
    #expect(throws: LayerError.inputCount(kind: "pointwise", takes: 2, given: 1)) {
      try Pointwise(.quotient).outputShape([Shape(3)])
    }
    #expect(throws: LayerError.inputCount(kind: "exp", takes: 1, given: 2)) {
      try Pointwise(.exp).outputShape([Shape(3), Shape(3)])
    }
  }
}
