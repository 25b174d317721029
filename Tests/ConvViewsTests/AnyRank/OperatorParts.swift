import ConvNet

/// The layers of a network, named by their kinds, with weights of simple numbers.
struct OperatorParts {
  let input: Shape
  private(set) var list: [Network.Part] = []

  init(_ input: Shape) { self.input = input }

  /// −3, −2.5, … 3, over and over.
  static func numbers(_ shape: Shape) -> Tensor {
    Tensor(shape, (0..<shape.count).map { Float($0 * 5 % 13) / 2 - 3 })
  }
  private static func weight(_ parameter: Parameter) -> Tensor {
    let numbers = numbers(parameter.shape)
    switch parameter.name {
    case "running_var": return Tensor(numbers.shape, numbers.elements.map(\.magnitude))
    case "scale": return Tensor(numbers.shape, numbers.elements.map { _ in 0.25 })
    case "zero": return Tensor(numbers.shape, numbers.elements.map { _ in 3 })
    default: return numbers
    }
  }

  /// - Returns: its index.
  @discardableResult
  mutating func add(
    _ layer: any Layer, _ inputs: [Int] = [0], _ alias: String? = nil, mapNames: [String] = []
  ) -> Int {
    let weights = Dictionary(
      uniqueKeysWithValues: layer.parameters.map { ($0.name, Self.weight($0)) })
    let name = alias ?? layer.kind.replacing(" ", with: "_")
    let count = list.count { $0.alias == name || $0.alias.hasPrefix(name + "_") }
    list.append(
      .init(
        count == 0 ? name : "\(name)_\(count)", layer, inputs: inputs, weights: weights,
        mapNames: mapNames))
    return list.count
  }

  /// Operands of which the second are numbers of the layer's own.
  static func own(_ shape: Shape) -> Operands {
    Operands([.input(0), .parameter(Parameter("operand", shape, constant: 1, isLearned: true))])
  }
  /// The same with the layer's own numbers on the left.
  static func ownFirst(_ shape: Shape) -> Operands {
    Operands([.parameter(Parameter("operand", shape, constant: 1, isLearned: true)), .input(0)])
  }

  /// What takes tensors of every rank.
  mutating func addAnyRank() throws {
    addFunctions()
    addArithmetic()
    addReductions()
    addNorms()
    try addMoves()
  }

  private mutating func addFunctions() {
    for layer: any Layer in [
      Pointwise(.relu), Pointwise(.leakyReLU(slope: Double(Float(0.1)))), Pointwise(.sigmoid),
      Pointwise(.tanh), Pointwise(.gelu), Dropout(share: 0.5),
    ] {
      add(layer)
    }
    for function: Function in [
      .elu(alpha: 1), .selu(alpha: 1.67, gamma: 1.05), .hardSigmoid(alpha: 0.2, beta: 0.5),
      .clip(low: 0, high: 6), .clip(low: -.infinity, high: 1), .thresholdedReLU(alpha: 1),
      .shrink(bias: 0, threshold: 0.5), .truncated(.int8), .celu(alpha: 2),
      .isInfinite(positive: true, negative: true),
    ] {
      add(Pointwise(function))
    }
    for elementary: Elementary in [.exp, .log, .reciprocal, .sign, .mish, .isNaN, .bfloat16] {
      add(Pointwise(elementary))
    }
  }

  private mutating func addArithmetic() {
    let other = list.firstIndex { $0.layer.form == WrittenForm.sigmoid.kind }.map { $0 + 1 } ?? 0
    let gate =
      input.rank > 1 ? Shape(with: [input[0]] + input.sizes.dropFirst().map { _ in 1 }) : input
    for operation in Combination.allCases {
      let count = operation.operandCount ?? 2
      add(Arithmetic(operation, Operands(inputs: count)), Array([0, other, 0].prefix(count)))
      guard count == 2 else { continue }
      add(Arithmetic(operation, Self.own(gate)))
      add(Arithmetic(operation, Self.ownFirst(Shape(1))))
    }
    let means = add(Reduction(.mean, axes: Array(1..<input.rank), keepsAxes: true), [0], "squeezed")
    let shut = add(Pointwise(.sigmoid), [means], "gate")
    add(Arithmetic(.product, Operands(inputs: 2)), [0, shut], "gated")
    add(Arithmetic(.sum, Operands(inputs: 4)), [0, other, 0, other])
    add(Arithmetic.add, [0, other])
    add(Constant(input), [])
  }

  private mutating func addReductions() {
    let last = input.rank - 1
    for rule in Reduction.Kind.allCases {
      add(Reduction(rule, axes: [last], keepsAxes: true))
      add(Reduction(rule, axes: Array(0...last), keepsAxes: false))
      if last > 0 { add(Reduction(rule, axes: [0], keepsAxes: false)) }
    }
    for keeps in [true, false] {
      add(ArgMax(axis: last, keepsAxes: keeps))
      add(ArgMax(axis: 0, keepsAxes: keeps, isSmallest: true))
    }
    add(Hardmax(axes: [last]))
    add(Softmax(axes: [last]))
    add(Softmax(axes: [0], isLogarithm: true))
    add(CumulativeSum(axis: last))
    add(CumulativeSum(axis: 0, isExclusive: true, isReverse: true))
  }

  private mutating func addNorms() {
    add(BatchNorm(channels: input[0]))
    add(InstanceNorm(channels: input[0]))
    if input[0] % 2 == 0 { add(GroupNorm(groups: 2, channels: input[0])) }
    let last = Array(input.sizes.suffix(1))
    add(LayerNorm(normalizedShape: last))
    add(LayerNorm(normalizedShape: input.sizes, weight: false, bias: false))
    add(RMSNorm(normalizedShape: last))
    add(LpNormalization(axis: 0))
    add(MeanVarianceNormalization(axes: [input.rank - 1]))
    add(LocalResponseNorm(size: 3))
  }

  private mutating func addMoves() throws {
    let rank = input.rank
    let turned = Array((0..<rank).reversed())
    add(try Move.reshape(to: [input.count], from: input))
    add(try Move.reshape(to: [1] + input.sizes, from: input, kind: "unsqueeze"))
    let turn = add(try Move.transpose(turned, from: input))
    add(
      try Move.slice(
        starts: input.sizes.map { $0 - 1 }, steps: input.sizes.map { _ in -2 },
        counts: input.sizes.map { ($0 + 1) / 2 }, from: input))
    add(try Move.gather(axis: 0, indices: [1, 0, -1], indexShape: [3], from: input))
    add(try Move.gather(axis: 0, indices: [1], indexShape: [], from: input))
    add(try Move.expand(to: [2] + input.sizes, from: input))
    add(try Move.tile(repeats: input.sizes.map { _ in 2 }, from: input))
    for mode in [PadMode.constant, .reflect, .edge, .wrap] {
      let ones = input.sizes.map { _ in 1 }
      add(try Move.pad(before: ones, after: ones, mode: mode, value: 4, from: input))
    }
    let doubled = input.sizes.map { ResizedAxis($0, to: $0 * 2) }
    add(try Move.nearest(doubled, .roundPreferFloor, from: input))
    add(Interpolation(doubled, Resampling(.linear)))
    add(Interpolation(doubled, Resampling(.cubic(a: -0.75)), kind: "upsample"))
    add(Concat(axis: rank - 1, Operands(inputs: 2)), [0, 0])
    add(Concat(axis: 0, Self.own(input)))
    add(Concat(), [0, 0])
    add(GatherByIndex(axis: 0, Operands(inputs: 2)), [0, add(ArgMax(axis: 0, keepsAxes: true))])
    if rank > 1 { add(Pointwise(.relu).each(input[0])) }
    guard rank > 1 else { return }
    add(MatMul(Operands(inputs: 2)), rank == 2 ? [0, turn] : [0, try add(swapped)], "scores")
    add(MatMul(Self.own(Shape(input[rank - 1], 3))))
    add(MatMul(Self.ownFirst(Shape(3, input[rank - 2]))))
  }
  /// The last two axes exchanged.
  private var swapped: Move {
    get throws {
      var axes = Array(0..<input.rank)
      axes.swapAt(input.rank - 1, input.rank - 2)
      return try Move.transpose(axes, from: input)
    }
  }
}

extension Shape {
  init(with sizes: [Int]) {
    do { self = try Shape(checking: sizes) } catch { preconditionFailure("\(error)") }
  }
}
