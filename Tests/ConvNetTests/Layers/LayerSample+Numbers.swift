import ConvNet

extension LayerSample {
  /// What works number by number, along axes, and the norms.
  static let numbers = pointwise + reductions + norms

  private static let pointwise = [
    LayerSample(Pointwise.kind) { random in
      (Pointwise(.random(&random)), [.random(ranks: 1...4, &random)])
    },
    LayerSample(Arithmetic.kind) { random in
      let operation = Combination.allCases.randomElement(using: &random)!
      let shape = Shape.random(ranks: 1...4, &random)
      let count = operation.operandCount ?? .random(in: 1...4, using: &random)
      var inputs: [Shape] = []
      let operands = (0..<count).map { index -> Operands.Operand in
        let stretched = shape.stretched(&random)
        if index > 0, Bool.random(using: &random) {
          return .parameter(Parameter("operand\(index)", stretched, constant: 1, isLearned: true))
        }
        inputs.append(stretched)
        return .input(inputs.count - 1)
      }
      return (Arithmetic(operation, Operands(operands)), inputs)
    },
  ]

  private static let reductions = [
    LayerSample(Reduction.kind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      let reduction = Reduction(
        Reduction.Kind.allCases.randomElement(using: &random)!, axes: input.someAxes(&random),
        keepsAxes: .random(using: &random))
      return (reduction, [input])
    },
    LayerSample(ArgMax.kind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      let layer = ArgMax(
        axis: .random(in: 0..<input.rank, using: &random), keepsAxes: .random(using: &random),
        takesLast: .random(using: &random), isSmallest: .random(using: &random))
      return (layer, [input])
    },
    LayerSample(Hardmax.kind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      return (Hardmax(axes: input.someAxes(&random)), [input])
    },
    LayerSample(Softmax.alongKind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      let isLogarithm = Bool.random(using: &random)
      return (Softmax(axes: input.someAxes(&random), isLogarithm: isLogarithm), [input])
    },
    LayerSample(CumulativeSum.kind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      let layer = CumulativeSum(
        axis: .random(in: 0..<input.rank, using: &random), isExclusive: .random(using: &random),
        isReverse: .random(using: &random), isProduct: .random(using: &random))
      return (layer, [input])
    },
  ]

  private static let norms = [
    LayerSample(InstanceNorm.kind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      return (InstanceNorm(channels: input.channels, epsilon: .epsilon(&random)), [input])
    },
    LayerSample(GroupNorm.kind) { random in
      let groups = Int.random(in: 1...3, using: &random)
      let channels = groups * Int.random(in: 1...3, using: &random)
      let rest = Shape.random(ranks: 1...3, &random).sizes.dropFirst()
      let input = try! Shape(checking: [channels] + rest)
      return (GroupNorm(groups: groups, channels: channels, epsilon: .epsilon(&random)), [input])
    },
    LayerSample(LayerNorm.kind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      let norm = LayerNorm(
        normalizedShape: input.lastSizes(&random), epsilon: .epsilon(&random),
        weight: .random(using: &random), bias: .random(using: &random))
      return (norm, [input])
    },
    LayerSample(RMSNorm.kind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      let norm = RMSNorm(
        normalizedShape: input.lastSizes(&random), epsilon: .epsilon(&random),
        weight: .random(using: &random))
      return (norm, [input])
    },
    LayerSample(LpNormalization.kind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      let axis = Int.random(in: 0..<input.rank, using: &random)
      return (LpNormalization(axis: axis, p: .random(in: 1...2, using: &random)), [input])
    },
    LayerSample(MeanVarianceNormalization.kind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      return (MeanVarianceNormalization(axes: input.someAxes(&random)), [input])
    },
  ]
}

extension Function {
  fileprivate static func random(_ random: inout SeededGenerator) -> Function {
    func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &random) }
    let low = number(-3...1)
    let withNumbers: [Function] = [
      .elu(alpha: number(0...2)), .celu(alpha: number(0.1...2)),
      .selu(alpha: number(1...2), gamma: number(1...2)),
      .hardSigmoid(alpha: number(0...1), beta: number(0...1)), .clip(low: low, high: 2),
      .clip(low: -.infinity, high: low), .thresholdedReLU(alpha: low),
      .shrink(bias: number(0...1), threshold: number(0...1)), .truncated(.int8),
      .leakyReLU(slope: 0.5), .relu, .sigmoid, .tanh, .gelu, .geluByTanh,
    ]
    return (withNumbers + Elementary.allCases.map(Function.elementary))
      .randomElement(using: &random)!
  }
}

extension Float {
  fileprivate static func epsilon(_ random: inout SeededGenerator) -> Float {
    .random(using: &random) ? 1e-5 : .random(in: 0.01...1, using: &random)
  }
}

extension Shape {
  static func random(
    ranks: ClosedRange<Int>, _ random: inout SeededGenerator
  ) -> Shape {
    let rank = Int.random(in: ranks, using: &random)
    return try! Shape(checking: (0..<rank).map { _ in .random(in: 1...5, using: &random) })
  }
  /// A shape that numpy stretches to this one.
  fileprivate func stretched(_ random: inout SeededGenerator) -> Shape {
    let kept = sizes.suffix(.random(in: 1...rank, using: &random))
    let isWhole = Bool.random(using: &random)
    return try! Shape(
      checking: isWhole ? sizes : kept.map { Bool.random(using: &random) ? $0 : 1 })
  }
  fileprivate func someAxes(_ random: inout SeededGenerator) -> [Int] {
    sizes.indices.shuffled(using: &random).dropLast(.random(in: 0..<rank, using: &random))
  }
  fileprivate func lastSizes(_ random: inout SeededGenerator) -> [Int] {
    sizes.suffix(.random(in: 1...rank, using: &random))
  }
}
