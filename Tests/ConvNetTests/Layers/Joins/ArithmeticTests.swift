import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, one node of the operator with opset 21, and for `a`, `b`
/// and `c` `pattern` as in `Tensor+Pattern`:
///
///     a, b, c = pattern(2, 1, 3, step=7), pattern(2, 1, step=3), pattern(1, step=1)
@Suite struct ArithmeticTests {
  private let a: Tensor
  private let b: Tensor
  private let c: Tensor

  init() throws {
    a = try .pattern(2, 1, 3, step: 7)
    b = try .pattern(2, 1, step: 3)
    c = try .pattern(1, step: 1)
  }

  private func run(_ operation: Combination, _ inputs: [Tensor]) -> Tensor {
    Arithmetic(operation, Operands(inputs: inputs.count)).forward(inputs)
  }
  private func run(_ operation: Combination, _ first: [Float], _ second: [Float]) -> [Float] {
    let shape = Shape(first.count)
    return run(operation, [Tensor(shape, first), Tensor(shape, second)]).elements
  }

  @Test(
    "two operands are stretched to each other",
    arguments: [
      (.sum, [-4, 3, -1, -1, 6, 2, -5, 2, -2, -2, 5, 1]),
      (.difference, [0, 7, 3, -3, 4, 0, -1, 6, 2, -4, 3, -1]),
      (.product, [4, -10, -2, -2, 5, 1, 6, -8, -0.0, -3, 4, 0]),
      (.quotient, [1, -2.5, -0.5, -2, 5, 1, 1.5, -2, -0.0, -3, 4, 0]),
      (.remainder, [-0.0, 1, 1, -0.0, 0, 0, -1, 0, 0, -0.0, 0, 0]),
      (.minimum, [-2, -2, -2, -2, 1, 1, -3, -2, -2, -3, 1, 0]),
      (.maximum, [-2, 5, 1, 1, 5, 1, -2, 4, 0, 1, 4, 1]),
      (.mean, [-2, 1.5, -0.5, -0.5, 3, 1, -2.5, 1, -1, -1, 2.5, 0.5]),
      (.equal, [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]),
      (.less, [0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1]),
      (.lessOrEqual, [1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1]),
      (.greater, [0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0]),
      (.greaterOrEqual, [1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0]),
    ] as [(Combination, [Float])])
  func two(operation: Combination, expected: [Float]) {
    // Add, Sub, Mul, Div, Mod(fmod=1), … of a and b
    expect(run(operation, [a, b]), Shape(2, 2, 3), expected)
  }

  @Test(
    "truth values are combined",
    arguments: [
      (.and, [0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0]),
      (.or, [0, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1]),
      (.xor, [0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0, 1]),
    ] as [(Combination, [Float])])
  func logic(operation: Combination, expected: [Float]) {
    // And, Or, Xor of a > 0 and b > 0
    func positive(_ tensor: Tensor) -> Tensor {
      Tensor(tensor.shape, tensor.elements.map { $0 > 0 ? 1 : 0 })
    }
    expect(run(operation, [positive(a), positive(b)]), Shape(2, 2, 3), expected)
  }

  @Test(
    "any number of operands is taken",
    arguments: [
      (.sum, [-6, 1, -3, -3, 4, 0, -7, 0, -4, -4, 3, -1]),
      (.maximum, [-2, 5, 1, 1, 5, 1, -2, 4, 0, 1, 4, 1]),
      (.minimum, [-2, -2, -2, -2, -2, -2, -3, -2, -2, -3, -2, -2]),
      (
        .mean,
        [
          -2, 0.33333334, -1, -1, 1.3333334, 0, -2.3333335, 0, -1.3333334, -1.3333334, 1,
          -0.33333334,
        ]
      ),
    ] as [(Combination, [Float])])
  func many(operation: Combination, expected: [Float]) {
    // Sum, Max, Min, Mean of a, b and c
    expect(run(operation, [a, b, c]), Shape(2, 2, 3), expected)
    expect(run(operation, [b]), b.shape, b.elements)
  }

  @Test("whole numbers are divided toward 0, and what is left has one sign or the other")
  func whole() {
    let (first, second): ([Float], [Float]) = ([7, -7, 7, -7, 6], [3, 3, -3, -3, 3])
    // Div, Mod and Mod(fmod=1) of int32
    #expect(run(.integerQuotient, first, second) == [2, -2, -2, 2, 2])
    #expect(run(.modulo, first, second) == [1, 2, -2, -1, 0])
    #expect(run(.remainder, first, second) == [1, -1, 1, -1, 0])
  }

  @Test("a NaN wins over every number, and equals none")
  func nan() {
    let (first, second): ([Float], [Float]) = (
      [1, .nan, -.infinity, .infinity, 2], [.nan, 1, .infinity, .nan, 2]
    )
    // Min, Max, Equal, LessOrEqual
    let shape = Shape(5)
    let inputs = [Tensor(shape, first), Tensor(shape, second)]
    expect(run(.minimum, inputs), shape, [.nan, .nan, -.infinity, .nan, 2])
    expect(run(.maximum, inputs), shape, [.nan, .nan, .infinity, .nan, 2])
    expect(run(.equal, inputs), shape, [0, 0, 0, 0, 1])
    expect(run(.lessOrEqual, inputs), shape, [0, 0, 1, 0, 1])
  }

  @Test("powers and remainders of odd numbers are those of C")
  func odd() {
    // Pow, Mod(fmod=1)
    let bases = Tensor(Shape(11), [-2, -2, 0, 0, 4, -8, 2, .nan, 1, -.infinity, -2])
    let powers = Tensor(Shape(11), [2, 3, 0, -1, 0.5, 0.33333334, -1, 0, .nan, 3, 0.5])
    expect(
      run(.power, [bases, powers]), Shape(11),
      [4, -8, 1, .infinity, 2, .nan, 0.5, 1, 1, -.infinity, .nan])
    expect(run(.power, [b, Tensor(Shape(1), [2])]), Shape(2, 1), [4, 1])
    let numbers = Tensor(Shape(7), [5.5, -5.5, 5.5, -5.5, 1, .infinity, 7])
    let divisors = Tensor(Shape(7), [3, 3, -3, -3, 0, 2, .infinity])
    expect(run(.remainder, [numbers, divisors]), Shape(7), [2.5, -2.5, 2.5, -2.5, .nan, .nan, 7])
  }

  @Test("numbers of the layer's own are operands in any place, one for each channel or one for all")
  func parameters() throws {
    let x = try Tensor.pattern(2, 2, 3, step: 7)
    let slope = Parameter("slope", Shape(2, 1, 1), constant: 0.25, isLearned: true)
    let operands = Operands([.input(0), .parameter(slope)])
    let prelu = Arithmetic(.prelu, operands)
    // PRelu(pattern(2, 2, 3, step=7), [[[0.5]], [[-2]]])
    expect(
      prelu.forward([x], ["slope": Tensor(slope.shape, [0.5, -2])]), x.shape,
      [-1, 5, 1, -1.5, 4, 0, 8, 3, 2, 10, 2, 4])
    #expect(prelu.parameters == [slope])
    #expect(prelu.line == "input 0 slope")
    let three = Parameter("constant", Shape(1), constant: 3, isLearned: false)
    let difference = Arithmetic(.difference, Operands([.parameter(three), .input(0)]))
    // Sub(3, pattern(2, 2, 3, step=7))
    expect(
      difference.forward([x], ["constant": Tensor(Shape(1), [3])]), x.shape,
      [5, -2, 2, 6, -1, 3, 7, 0, 4, 8, 1, 5])
    #expect(difference.multiplyAdds([x.shape]) == 0)
    #expect(Arithmetic(.product, operands).multiplyAdds([x.shape]) == 12)
  }

  @Test("the first chooses between the second and the third, all stretched")
  func select() {
    let condition = Tensor(a.shape, a.elements.map { $0 > 0 ? 1 : 0 })
    // Where(a > 0, b, c)
    expect(
      run(.select, [condition, b, c]), Shape(2, 2, 3),
      [-2, -2, -2, -2, 1, 1, -2, -2, -2, -2, 1, -2])
    expect(
      run(
        .select, [Tensor(Shape(2), [1, 0]), Tensor(Shape(2), [1, .nan]), Tensor(Shape(1), [2])]),
      Shape(2), [1, 2])
  }

  @Test("long rows and many ranks come out as number by number")
  func large() throws {
    let long = try Tensor.pattern(3, 1, 70_001, step: 7)
    let short = try Tensor.pattern(2, 1, step: 5)
    let sum = run(.sum, [long, short])
    #expect(sum.shape == Shape(3, 2, 70_001))
    let differs = (0..<sum.shape.count).contains { offset in
      let place = sum.shape.element(at: offset)
      return sum.elements[offset] != long[place[0], 0, place[2]] + short[place[1], 0]
    }
    #expect(!differs)
  }

  @Test("an input that is read twice is one input")
  func twice() {
    let square = Arithmetic(.product, Operands([.input(0), .input(0)]))
    expect(square.forward([b]), b.shape, [4, 1])
    #expect(throws: LayerError.inputCount(kind: "mul", takes: 1, given: 2)) {
      try square.outputShape([b.shape, b.shape])
    }
  }

  @Test("what can not be stretched, or is too few or too large, is refused in a sentence")
  func refused() {
    func words(_ operation: Combination, _ shapes: Shape...) -> String {
      do {
        return "\(try Arithmetic(operation, Operands(inputs: shapes.count)).outputShape(shapes))"
      } catch { return error.description }
    }
    #expect(
      words(.sum, Shape(3, 4), Shape(2, 4))
        == "sum can not stretch 3×4 and 2×4 to one shape; counted from the last, their sizes have to be equal or 1"
    )
    #expect(words(.difference, Shape(3)) == "sub takes 2 inputs, not 1")
    #expect(words(.maximum) == "max takes 1 inputs or more, not 0")
    #expect(
      words(.sum, Shape(1 << 20, 1), Shape(1 << 20))
        == "1048576×1048576 has more than 1073741824 numbers")
    #expect(words(.sum, Shape(3, 1, 1), Shape(4)) == "3×1×4")
  }
}
