import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, one node of the operator with opset 18, `x` being
/// `pattern(2, 2, 3, step=7)` as in `Tensor+Pattern`.
@Suite struct ReductionTests {
  @Test(
    "numbers along some axes, or all, become one",
    arguments: [
      (.mean, [0.33333334, -0.6666667], [-0.16666667]),
      (.sum, [2, -4], [-2]),
      (.smallest, [-4, -5], [-5]),
      (.largest, [5, 4], [5]),
      (.product, [-120, -0.0], [0]),
      (.l1, [16, 16], [32]),
      (.l2, [7.483315, 7.615773], [10.677078]),
      (.sumOfSquares, [56, 58], [114]),
      (.logSum, [0.6931472, .nan], [.nan]),
      (.logSumExp, [5.145973, 4.145973], [5.4592347]),
    ] as [(Reduction.Kind, [Float], [Float])])
  func reference(rule: Reduction.Kind, some: [Float], all: [Float]) throws {
    let x = try Tensor.pattern(2, 2, 3, step: 7)
    // ReduceMean(x, axes=[0, 2], keepdims=1), …; ReduceMean(x, keepdims=0)
    expect(Reduction(rule, axes: [0, 2], keepsAxes: true).forward([x]), Shape(1, 2, 1), some)
    expect(Reduction(rule, axes: [2, 0], keepsAxes: false).forward([x]), Shape(2), some)
    expect(Reduction(rule, axes: [0, 1, 2], keepsAxes: false).forward([x]), Shape(1), all)
  }

  @Test(
    "infinities and large numbers are those of ONNX Runtime",
    arguments: [
      (.mean, [-.infinity, 1000.5, .infinity]),
      (.sum, [-.infinity, 2001, .infinity]),
      (.smallest, [-.infinity, 1000, 1]),
      (.largest, [-.infinity, 1001, .infinity]),
      (.product, [.infinity, 1_001_000, .infinity]),
      (.l1, [.infinity, 2001, .infinity]),
      (.l2, [.infinity, 1414.9209, .infinity]),
      (.sumOfSquares, [.infinity, 2_002_001, .infinity]),
      (.logSum, [.nan, 7.6014023, .infinity]),
      (.logSumExp, [-.infinity, 1001.31323, .infinity]),
    ] as [(Reduction.Kind, [Float])])
  func infinities(rule: Reduction.Kind, expected: [Float]) {
    // ReduceMean([-inf, -inf]), ReduceMean([1000, 1001]), ReduceMean([inf, 1]), …
    let x = Tensor(Shape(3, 2), [-.infinity, -.infinity, 1000, 1001, .infinity, 1])
    expect(Reduction(rule, axes: [1], keepsAxes: false).forward([x]), Shape(3), expected)
  }

  @Test("a NaN wins wherever it stands", arguments: Reduction.Kind.allCases)
  func nan(rule: Reduction.Kind) {
    let x = Tensor(Shape(3, 3), [1, .nan, 3, .nan, 1, 3, 1, 3, .nan])
    expect(
      Reduction(rule, axes: [1], keepsAxes: false).forward([x]), Shape(3), [.nan, .nan, .nan])
  }

  @Test(
    "the largest and the smallest are found, the first of equals or the last",
    arguments: [
      ([1, .nan, 3], [2, 2, 0, 0]),
      ([.nan, 1, 3], [0, 0, 0, 0]),
      ([2, 5, 5, 1, 1], [1, 2, 3, 4]),
      ([-.infinity, -.infinity], [0, 1, 0, 1]),
    ] as [([Float], [Float])])
  func position(numbers: [Float], expected: [Float]) {
    // ArgMax, ArgMax(select_last_index=1), ArgMin, ArgMin(select_last_index=1)
    let x = Tensor(Shape(numbers.count), numbers)
    let found = [false, true].flatMap { isSmallest in
      [false, true].map { takesLast in
        ArgMax(axis: 0, keepsAxes: false, takesLast: takesLast, isSmallest: isSmallest)
          .forward([x]).elements[0]
      }
    }
    #expect(found == expected)
  }

  @Test("positions are found along every axis")
  func axes() throws {
    let x = try Tensor.pattern(2, 2, 3, step: 5)
    // ArgMax(pattern(2, 2, 3, step=5), axis=1, keepdims=1), ArgMin(…, axis=2, keepdims=0)
    expect(
      ArgMax(axis: 1, keepsAxes: true).forward([x]), Shape(2, 1, 3),
      [1, 0, 1, 1, 1, 0])
    expect(
      ArgMax(axis: 2, keepsAxes: false, isSmallest: true).forward([x]), Shape(2, 2),
      [2, 1, 0, 2])
  }

  @Test("sums run along an axis, from either end, with a number or without")
  func cumulative() throws {
    let x = try Tensor.pattern(2, 2, 3, step: 7)
    // CumSum(x, 1, exclusive=1), CumSum(x, 2, reverse=1), CumSum(x, 2, exclusive=1, reverse=1)
    expect(
      CumulativeSum(axis: 1, isExclusive: true).forward([x]), x.shape,
      [0, 0, 0, -2, 5, 1, 0, 0, 0, -4, 3, -1])
    expect(
      CumulativeSum(axis: 2, isReverse: true).forward([x]), x.shape,
      [4, 6, 1, 1, 4, 0, -2, 2, -1, -5, 0, -2])
    expect(
      CumulativeSum(axis: 2, isExclusive: true, isReverse: true).forward([x]), x.shape,
      [6, 1, 0, 4, 0, 0, 2, -1, 0, 0, -2, 0])
  }

  @Test("products run along an axis as sums do")
  func cumulativeProduct() {
    // torch.cumprod(x, 1), and the reference of onnx 1.23 for CumProd(x, 1, exclusive=1, reverse=1)
    let x = Tensor(Shape(2, 3), [2, -3, 4, 0.5, 5, -1])
    expect(
      CumulativeSum(axis: 1, isProduct: true).forward([x]), x.shape, [2, -6, -24, 0.5, 2.5, -2.5])
    expect(
      CumulativeSum(axis: 1, isExclusive: true, isReverse: true, isProduct: true).forward([x]),
      x.shape, [-12, 4, 1, -5, -1, 1])
  }

  @Test("an axis that is not there, or named twice, is refused in a sentence")
  func refused() {
    func words(_ layer: some Layer) -> String {
      do { return "\(try layer.outputShape([Shape(3, 4)]))" } catch { return error.description }
    }
    #expect(
      words(Reduction(.mean, axes: [2], keepsAxes: true))
        == "reducemean works along axis 2, but the axes of its input 3×4 end at 1")
    #expect(
      words(Reduction(.mean, axes: [1, 1], keepsAxes: true)) == "reducemean names axis 1 twice")
    #expect(
      words(ArgMax(axis: -1, keepsAxes: true))
        == "argmax works along axis -1, but the axes of its input 3×4 end at 1")
    #expect(words(Reduction(.mean, axes: [], keepsAxes: true)) == "3×4")
    #expect(words(LpNormalization(axis: 0, p: 3)) == "p 3 of lpnorm has to be from 1 to 2")
  }

  @Test("what is walked is what a number is made of, and what is made of that comes last")
  func explained() {
    let root = Reduction(.l2, axes: [1], keepsAxes: false).explain([1], [Shape(2, 2)])
    let numbers: [Float] = [1, 2, -3, 4]
    let number = { (_: Source, place: [Int]) -> Float? in numbers[place[0] * 2 + place[1]] }
    #expect(root.termCount == 3)
    #expect(root.termValue(0, number) == 9)
    #expect(root.stepValues(number) == [25, 5])
    let largest = Reduction(.largest, axes: [0], keepsAxes: true).explain([0, 1], [Shape(2, 2)])
    #expect(largest.winner(number) == 1)
  }
}
