import ConvNet

extension LayerSample {
  /// Whole numbers, sequences, and what is picked one by one.
  static let whole = quantized + sequences + picked

  private static let quantized = [
    LayerSample(Quantization.kind) { random in
      let shape = Shape.random(ranks: 1...4, &random)
      let channel = Shape(shape[shape.rank - 1])
      let type = [IntegerType.int8, .uint8, nil].randomElement(using: &random)!
      let operands = Operands([
        .input(0), .parameter(Parameter("scale", channel, constant: 1, isLearned: false)),
        .parameter(Parameter("zero", Shape(1), constant: 0, isLearned: false)),
      ])
      return (Quantization(to: type, operands), [shape])
    },
    LayerSample(WideConv.kind) { random in
      let inputs = Int.random(in: 1...5, using: &random)
      let axes = Int.random(in: 1...2, using: &random)
      let conv = Conv(
        inputChannels: inputs, outputChannels: .random(in: 1...3, using: &random),
        kernelSize: .random(1...3, &random, axes), padding: .random(0...2, &random, 2 * axes),
        bias: .random(using: &random))
      let layer = WideConv(conv, block: .random(in: 1...5, using: &random))
      return (layer, [.randomGrid(inputs, axes: axes, &random)])
    },
    LayerSample(LocallyConnected.kind) { random in
      let (groups, axes) = (
        Int.random(in: 1...2, using: &random), Int.random(in: 1...2, using: &random)
      )
      let inputs = groups * Int.random(in: 1...2, using: &random)
      let conv = Conv(
        inputChannels: inputs, outputChannels: groups * Int.random(in: 1...2, using: &random),
        kernelSize: .random(1...3, &random, axes), stride: .random(1...2, &random, axes),
        padding: .random(0...2, &random, 2 * axes), dilation: .random(1...2, &random, axes),
        groups: groups, bias: .random(using: &random))
      let input = Shape.randomGrid(inputs, axes: axes, &random)
      return (LocallyConnected(conv, input: input), [input])
    },
    LayerSample(WideMatMul.kind) { random in
      let sizes = (0..<3).map { _ in Int.random(in: 1...5, using: &random) }
      return (
        WideMatMul(Operands(inputs: 2)), [Shape(2, sizes[0], sizes[1]), Shape(sizes[1], sizes[2])]
      )
    },
  ]

  private static let sequences = [
    LayerSample(Recurrent.kind) { random in
      let cells: [RecurrentCell] = [
        .plain, .gated(resetsProduct: false), .gated(resetsProduct: true),
        .longShortTerm(couples: false), .longShortTerm(couples: true),
      ]
      let cell = cells.randomElement(using: &random)!
      let isReverse = [[false], [true], [false, true]].randomElement(using: &random)!
      let sizes = (0..<4).map { _ in Int.random(in: 1...4, using: &random) }
      let (steps, count, inputs, units) = (sizes[0], sizes[1], sizes[2], sizes[3])
      let (directions, rows) = (isReverse.count, cell.gateCount * units)
      var roles: [Recurrent.Role] = [.sequence, .weights, .recurrence]
      var shapes = [
        Shape(steps, count, inputs), Shape(directions, rows, inputs),
        Shape(directions, rows, units),
      ]
      if Bool.random(using: &random) {
        roles += [.bias, .state]
        shapes += [Shape(directions, 2 * rows), Shape(directions, count, units)]
      }
      if cell.functionCount == 3, Bool.random(using: &random) {
        roles += [.cell, .peepholes]
        shapes += [Shape(directions, count, units), Shape(directions, 3 * units)]
      }
      let lengths = (0..<count).map { _ in Int.random(in: 0...steps, using: &random) }
      let layer = Recurrent(
        cell, units: units, isReverse: isReverse,
        // Of a gate that is nearly 1 next to nothing is left by 1 − gate, and of its digits too.
        functions: isReverse.map { _ in
          [Function](repeating: .elementary(.softsign), count: cell.functionCount)
        },
        clip: Bool.random(using: &random) ? 0.5 : nil,
        lengths: Bool.random(using: &random) ? lengths : nil, roles: roles,
        Operands(inputs: shapes.count))
      return (layer, shapes)
    }
  ]

  private static let picked = [
    LayerSample(PickedNumbers.kind) { random in
      let (input, output) = (
        Shape.random(ranks: 1...3, &random), Shape.random(ranks: 1...3, &random)
      )
      let places = (0..<output.count).map { _ in Int.random(in: -1..<input.count, using: &random) }
      return (PickedNumbers("picked", from: input, to: output, places, fill: 2), [input])
    },
    LayerSample(Scatter.kind) { random in
      let (input, other) = (
        Shape.random(ranks: 1...3, &random), Shape.random(ranks: 1...2, &random)
      )
      let places = (0..<other.count).map { _ in Int.random(in: 0..<input.count, using: &random) }
      let operation = [nil, Combination.sum, .product, .minimum].randomElement(using: &random)!
      return (Scatter(operation, Operands(inputs: 2), places: places), [input, other])
    },
    LayerSample(Ranked.kind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      let axis = Int.random(in: 0..<input.rank, using: &random)
      let layer = Ranked(
        axis: axis, count: .random(in: 1...input[axis], using: &random),
        isLargest: .random(using: &random), givesPlaces: .random(using: &random))
      return (layer, [input])
    },
  ]
}
